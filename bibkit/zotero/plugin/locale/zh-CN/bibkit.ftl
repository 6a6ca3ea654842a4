bibkit-menu =
    .label = bibkit
bibkit-menu-enrich =
    .label = 用 bibkit 补全…
bibkit-menu-statements =
    .label = 添加引用语句…
bibkit-menu-check =
    .label = 检查参考文献
bibkit-menu-bib =
    .label = 发送到 .bib
bibkit-menu-undo =
    .label = 撤销上次补全

bibkit-cancel = 取消
bibkit-close = 关闭

bibkit-proposals-title = 用 bibkit 补全
bibkit-proposals-intro = 将写入勾选的值。可填补的空白已勾选；已有内容之处请自行决定。
bibkit-proposals-field = 字段
bibkit-proposals-old = 现有
bibkit-proposals-new = 建议
bibkit-proposals-source = 来源
bibkit-proposals-all = 全选
bibkit-proposals-none = 全不选
bibkit-proposals-apply = 写入勾选的值

bibkit-field-creators = 作者及其他创作者
bibkit-field-tags = 标签

bibkit-page-title = 添加引用语句
bibkit-page-intro = 粘贴 scite 报告页面的文字，或选择已保存的页面：
bibkit-page-file = 已保存的页面：
bibkit-page-url = 页面地址（如已知）：
bibkit-page-related = 同时保留页面列出的相关文献
bibkit-page-accept = 添加笔记

bibkit-report-title = 检查参考文献
bibkit-verdict-none = 未发现问题
bibkit-verdict-verified = 已核实
bibkit-verdict-differs = 有出入
bibkit-verdict-not-found = 未找到
bibkit-verdict-unknown = 无法判断
bibkit-verdict-retracted = 已撤稿
bibkit-verdict-concern = 关注声明
bibkit-verdict-corrected = 已更正
bibkit-verdict-superseded = 已有正式发表版本
bibkit-verdict-problem = 请查看

bibkit-not-running = bibkit 服务在 { $url } 没有响应。请用“bibkit serve”启动，并将其显示的令牌填入 Zotero 设置的 bibkit 页。
bibkit-bad-address = “{ $url }”不是本机地址。正确的形式如 http://127.0.0.1:23120；请查看 Zotero 设置的 bibkit 页。
bibkit-other-program = { $url } 有响应，但不是 bibkit。请查看 Zotero 设置的 bibkit 页。
bibkit-wrong-token = bibkit 不接受该令牌。每次启动都会显示新的令牌：请将其填入 Zotero 设置的 bibkit 页。
bibkit-service-error = bibkit：{ $message }
bibkit-failed = 操作未成功，未作任何更改。{ $message }
bibkit-no-selection = 请选择一个或多个条目（笔记和附件除外）。
bibkit-nothing-to-enrich =
    { $count ->
       *[other] 这 { $count } 个条目没有可补全的内容。
    }
bibkit-stale =
    { $count ->
       *[other] { $count } 个字段在此期间已被更改，未作改动。
    }
bibkit-nothing-to-undo = 没有可撤销的补全。
bibkit-undone =
    { $count ->
       *[other] { $count } 个值已恢复原样。
    } { $kept ->
        [0] { "" }
       *[other] { $kept } 个值此后已被您更改，未作改动。
    }
bibkit-notes-done =
    { $stored ->
       *[other] 已添加 { $stored } 条笔记。
    } { $present ->
        [0] { "" }
       *[other] { $present } 条已存在。
    } { $homeless ->
        [0] { "" }
       *[other] { $homeless } 条在您的文库中没有对应的条目：请先添加条目。
    }
bibkit-no-notes = 该页面没有 bibkit 能读取的引用语句。
bibkit-pick-bib = 将条目发送到此 .bib
bibkit-bib-changed = { $path } 在此期间已被其他程序更改；未写入任何内容。
bibkit-bib-done =
    { $added ->
        [0] { $path } 没有新内容。
       *[other] 已向 { $path } 添加 { $added } 个条目：{ $keys }
    } { $present ->
        [0] { "" }
       *[other] { $present } 个已存在。
    }

bibkit-pane-header =
    .label = bibkit
bibkit-pane-sidenav =
    .tooltiptext = bibkit
bibkit-pane-verdict = 结论：{ $verdict }
bibkit-pane-message = { $message }
bibkit-pane-tally =
    { $stance ->
        [supporting] 支持
        [mentioning] 提及
        [contrasting] 反对
       *[other] 未分类
    }：{ $count }
bibkit-pane-origin = { $field }：来自 { $source }
bibkit-pane-empty = bibkit 尚无此条目的信息。

bibkit-prefs-service = 服务
bibkit-prefs-start = 用“bibkit serve”启动，并复制其显示的令牌。
bibkit-prefs-url = 地址：
bibkit-prefs-token = 令牌：
bibkit-prefs-mailto = 您的电子邮箱，告知 Crossref：
bibkit-prefs-files = 文件与笔记
bibkit-prefs-bib = 发送到此 .bib（留空则询问）：
bibkit-prefs-format = 写作：
bibkit-prefs-related =
    .label = 同时在笔记中保留相关文献
