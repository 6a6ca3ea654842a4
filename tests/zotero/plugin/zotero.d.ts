// What the plugin uses of the program it runs in. Zotero publishes no types; these are the names, not their shapes.
declare const Zotero: any;
declare const Services: any;
declare const Components: any;
declare const ChromeUtils: any;
declare const IOUtils: any;
declare const PathUtils: any;
declare function pref(name: string, value: string | number | boolean): void;
