import type { Catalogue } from '../say.ts';

/** The command line: help, manual page, errors, and what `explain`, `verify` and `watch` add. */
export const texts: Catalogue = {
  // Words of the parser.
  COMMAND: '命令',
  'Commands:': '命令：',
  'Positionals:': '引數：',
  'Options:': '選項：',
  'Examples:': '範例：',
  boolean: '布林',
  count: '次數',
  string: '字串',
  number: '數字',
  array: '可重複',
  required: '必填',
  'default:': '預設值:',
  'choices:': '可選值:',
  'Show help': '顯示說明',
  'Show version number': '顯示版本',
  'Invalid values:': '無效的值：',
  'Argument: %s, Given: %s, Choices: %s': '引數：%s，指定的值：%s，可選值：%s',
  'Not enough arguments following: %s': '此選項之後缺少值：%s',
  'Not enough non-option arguments: got %s, need at least %s': '引數不足：只有 %s 個，至少需要 %s 個',
  'Too many non-option arguments: got %s, maximum of %s': '引數過多：有 %s 個，最多 %s 個',
  'Missing argument value: %s': '缺少引數的值：%s',
  'Missing argument values: %s': '缺少引數的值：%s',
  'Missing required argument: %s': '缺少必要的引數：%s',
  'Missing required arguments: %s': '缺少必要的引數：%s',
  'Unknown argument: %s': '未知的引數：%s',
  'Unknown arguments: %s': '未知的引數：%s',
  'Unknown command: %s': '未知的命令：%s',
  'Unknown commands: %s': '未知的命令：%s',
  ' Did you mean {0}?': '。您是指 {0} 嗎？',
  'See {0} --help': '請參閱 {0} --help',
  'wrong usage': '用法錯誤',
  'internal error: {0}': '內部錯誤：{0}',

  // Help and manual page.
  'Reads what there is of a Cisco DMVPN Phase 1 bring-up and says where it stalled and why.':
    '讀取 Cisco DMVPN Phase 1 建立過程的各種資料，指出停滯在哪裡以及原因。',
  'Exit codes: 0 registered, 1 stalled or a check failed, 2 wrong usage, 3 an input was cut.':
    '結束代碼：0 已註冊，1 停滯或有檢查不符，2 用法錯誤，3 有輸入不完整。',
  NAME: '名稱',
  SYNOPSIS: '語法',
  DESCRIPTION: '說明',
  COMMANDS: '命令',
  OPTIONS: '選項',
  'EXIT STATUS': '結束狀態',
  'Example: {0}': '範例：{0}',
  'say where a Cisco DMVPN Phase 1 bring-up stalled and why':
    '指出 Cisco DMVPN Phase 1 建立過程停滯在哪裡以及原因',
  'Reads captures, debug transcripts, show outputs and configurations of a spoke and its hub, holds them against the 13 steps of a DMVPN Phase 1 bring-up, and says how far it got, where it stalled, on which side, why, and what to change.':
    '讀取分支與中心的擷取檔、debug 記錄檔、show 輸出與設定，對照 DMVPN Phase 1 建立過程的 13 個步驟，指出進行到哪裡、停滯在哪裡、在哪一端、原因為何以及該如何修改。',
  'every attempt registered': '每次嘗試都已註冊',
  'an attempt stalled or a check failed': '有嘗試停滯，或有檢查不符',
  'wrong usage, or an input that cannot be read': '用法錯誤，或有無法讀取的輸入',
  'analysed, but an input was cut': '已分析，但有輸入不完整',

  // Commands.
  'say how far a DMVPN bring-up got, from captures': '由擷取檔判斷 DMVPN 建立過程進行到哪裡',
  'captures (pcap, pcapng, .gz, - for standard input), and logs, shows, configurations beside them':
    '擷取檔（pcap、pcapng、.gz，- 表示標準輸入），以及相關的記錄檔、show 輸出、設定',
  'both ends; which is which is found out': '兩端；由程式判斷何者為何',
  'even an empty capture is evidence when its side is given': '指定所屬端時，空的擷取檔也是證據',
  'the same result as from the captures themselves': '結果與直接使用擷取檔相同',
  'straight from tcpdump': '直接取自 tcpdump',
  'line up the debug logs of hub and spoke': '對齊中心與分支的 debug 記錄檔',
  'debug transcripts of the routers, with captures, shows and configurations if there are any':
    '路由器的 debug 記錄檔，可加上擷取檔、show 輸出與設定',
  'two transcripts': '兩份記錄檔',
  'a file with both routers, and a capture; every event in order':
    '含兩端路由器的檔案與一份擷取檔；依序列出所有事件',
  'dissect the control packets of captures, one JSON line each': '解析擷取檔中的控制封包，每個封包一行 JSON',
  captures: '擷取檔',
  'IKE, NHRP, GRE and ICMP about them': 'IKE、NHRP、GRE 以及與其相關的 ICMP',
  'one frame, for reading': '單一訊框，便於閱讀',
  'follow a bring-up live: captures, growing logs, syslog': '即時跟蹤建立過程：擷取、增長中的記錄檔、syslog',
  '- for a capture on standard input': '- 表示由標準輸入讀取擷取檔',
  'live, without any package': '即時，不需額外套件',
  'live, with the optional package cap': '即時，使用選用套件 cap',
  'logs as they grow': '增長中的記錄檔',
  'both routers log here': '兩端路由器都把記錄送到這裡',
  'say what a step, a cause, a check or a log message means': '說明步驟、原因、檢查或記錄訊息的意義',
  'a step (1 to 13), a stall cause, a check, or a log message in quotes':
    '步驟（1 到 13）、停滯原因、檢查，或加上引號的記錄訊息',
  'a stall cause': '停滯原因',
  'a pasted line': '貼上的一行',
  'say whether a hub and a spoke would come up, from their configurations alone':
    '只憑設定判斷中心與分支能否建立連線',
  'configurations of a hub and of spokes, alone or among other text':
    '中心與分支的設定，可單獨提供或夾在其他文字中',
  'every mismatch, weak cryptography, features too new': '所有不一致、強度不足的加密、版本尚不支援的功能',
  'both configurations in one file; exit code 1 on any finding':
    '兩份設定在同一檔案；有任何發現時結束代碼為 1',
  'analyse case folders and compare with what is expected': '分析案例資料夾並與預期結果比較',
  'case folders with case.json and expected.json': '含 case.json 與 expected.json 的案例資料夾',
  'exit code 1 on any difference': '有任何差異時結束代碼為 1',
  'accept what is found now': '接受目前的結果',
  'write what inputs show as observations, to be merged elsewhere': '把輸入所見寫成觀察結果，供他處合併',
  'inputs of any kind': '任何種類的輸入',
  'small enough to mail; the capture stays': '小到可以用電子郵件寄出；擷取檔不必外送',
  'judge observations from several machines together': '合併判斷多台機器的觀察結果',
  'files written by observe': '由 observe 產生的檔案',
  "write all keys that inputs hold as Wireshark's tables": '把輸入中的所有金鑰寫成 Wireshark 的表格',
  'key files, charon logs, `ip xfrm state` outputs, captures':
    '金鑰檔、charon 記錄檔、`ip xfrm state` 輸出、擷取檔',
  'esp_sa and ikev1_decryption_table on standard output': 'esp_sa 與 ikev1_decryption_table，寫到標準輸出',
  'ESP keys that follow from the quick modes, too': '也包含由 quick mode 推得的 ESP 金鑰',
  'write a capture as pcapng with a comment on each packet that matters':
    '把擷取檔寫成 pcapng，並為每個重要封包加上註解',
  'the capture, the pcapng to be written, and any logs and captures to judge it with':
    '擷取檔、要寫入的 pcapng，以及協助判斷的記錄檔與擷取檔',
  'step, verdict and cause as packet comments': '以封包註解寫出步驟、判定與原因',
  'with lines of the logs, and keys of ESP': '加上記錄檔的行與 ESP 金鑰',
  'print the JSON Schema of the report': '印出報告的 JSON Schema',
  'print a completion script for a shell': '印出 shell 的自動補全指令稿',
  'bash, zsh or fish': 'bash、zsh 或 fish',
  'print the manual page': '印出使用手冊',

  // Options.
  'an input taken at the spoke; may be given several times': '在分支取得的輸入；可重複指定',
  'an input taken at the hub; may be given several times': '在中心取得的輸入；可重複指定',
  'keys for IKE or ESP: Wireshark tables, `ip xfrm state`, a charon log, JSON; told by content':
    'IKE 或 ESP 的金鑰：Wireshark 表格、`ip xfrm state`、charon 記錄檔、JSON；依內容辨識',
  'how to print the result': '結果的輸出格式',
  'write the result to this file instead of standard output': '把結果寫到此檔案，而不是標準輸出',
  'read texts in this encoding, e.g. big5, gb18030, utf-16le':
    '以此編碼讀取文字，例如 big5、gb18030、utf-16le',
  'list every event in causal order': '依因果順序列出所有事件',
  'list lines that were not recognised, the most frequent shapes first': '列出無法辨識的行，最常見的樣式在前',
  'all open causes and all checks, not only what matters most': '列出所有可能的原因與檢查，而不只最重要的',
  'exit with 1 when a finding is at least this severe': '有發現達到此嚴重程度時以 1 結束',
  'colours in the output; off when NO_COLOR is set or the output is no terminal':
    '彩色輸出；設定 NO_COLOR 或輸出不是終端機時關閉',
  'replace addresses, host names and file names by pseudonyms, to send the result outside':
    '以代號取代位址、主機名稱與檔名，以便把結果送到外部',
  'do not mask keys and authentication strings': '不遮蔽金鑰與認證字串',
  'print an indented tree instead of JSON lines': '印出縮排的樹狀結構，而不是 JSON',
  'only this frame; may be given several times': '只顯示此訊框；可重複指定',
  'ESP, AH and NAT keepalives too': '也包含 ESP、AH 與 NAT keepalive',
  'write what was found into expected.json instead of comparing': '不比較，而是把結果寫入 expected.json',
  'write the result as JUnit XML to this file': '把結果以 JUnit XML 寫到此檔案',
  'write the tables as files of their names into this directory': '把表格以其名稱寫成此目錄下的檔案',
  'capture on this interface (needs the optional package cap)': '在此介面上擷取（需要選用套件 cap）',
  'read what is added to this log; may be given several times': '讀取此記錄檔新增的內容；可重複指定',
  'receive syslog over UDP and TCP on this address, e.g. 127.0.0.1:5514':
    '在此位址以 UDP 與 TCP 接收 syslog，例如 127.0.0.1:5514',
  'whose side the live capture is on, when that is known': '即時擷取位於哪一端（若已知）',
  'language of all texts for people; else that of LC_ALL, LC_MESSAGES or LANG':
    '所有供人閱讀文字的語言；未指定時依 LC_ALL、LC_MESSAGES 或 LANG',

  // Errors.
  '{0} is no JSON: {1}': '{0} 不是 JSON：{1}',
  '{0} must hold an object of option names and values': '{0} 必須是由選項名稱與值組成的物件',
  '{0}: "{1}" is no option': '{0}：「{1}」不是選項',
  '{0}: "{1}" {2}': '{0}：「{1}」{2}',
  'must be a {0}': '必須是{0}',
  'must be one of {0}': '必須是下列之一：{0}',
  'give at least one file, or - for standard input': '請至少指定一個檔案，或以 - 表示標準輸入',
  'give the capture and the file to be written: annotate IN OUT':
    '請指定擷取檔與要寫入的檔案：annotate IN OUT',
  'the capture is read twice, so it cannot be standard input': '擷取檔會讀取兩次，因此不能是標準輸入',
  '{0} is no capture': '{0} 不是擷取檔',
  '{0} is the capture itself': '{0} 就是擷取檔本身',
  '{0} exists and was not written by annotate; it is left as it is':
    '{0} 已存在，且不是由 annotate 寫成的；保持原狀',
  'say which shell: {0}': '請指定 shell：{0}',
  '--frame takes the number of a frame, counted from 1': '--frame 的值是訊框編號，從 1 起算',
  '{0}: it cannot be written ({1})': '{0}：無法寫入（{1}）',
  '{0}: there is no frame {1}': '{0}：沒有訊框 {1}',
  'no key was found in {0}; keys are in Wireshark\'s tables, "ip xfrm state", a charon log at level 4, JSON, and pcapng with secrets':
    '在 {0} 中沒有找到金鑰；金鑰可在 Wireshark 表格、「ip xfrm state」、等級 4 的 charon 記錄檔、JSON 以及帶有 secrets 的 pcapng 中',
  'give the configurations, e.g. --hub hub.cfg --spoke spoke.cfg':
    '請指定設定檔，例如 --hub hub.cfg --spoke spoke.cfg',
  'lint prints table or json, not {0}': 'lint 只能輸出 table 或 json，不能輸出 {0}',
  'no configuration of a router is in these files': '這些檔案中沒有路由器的設定',
  'there is no such file': '沒有這個檔案',
  'cannot be read': '無法讀取',
  'holds no observations: it is no JSON; write them with dmvpn-trace observe':
    '不含觀察結果：不是 JSON；請用 dmvpn-trace observe 產生',
  'holds no observations: {0}; write them with dmvpn-trace observe':
    '不含觀察結果：{0}；請用 dmvpn-trace observe 產生',
  'a show output or configuration in these observations was changed and cannot be judged ({0})':
    '這些觀察結果中的 show 輸出或設定被更動過，無法判斷（{0}）',

  // explain.
  'nothing is known of "{0}"; give a step (1 to 13), a cause, a check or a log message':
    '沒有關於「{0}」的說明；請指定步驟（1 到 13）、原因、檢查或記錄訊息',
  'causes: {0}': '原因：{0}',
  'checks: {0}': '檢查：{0}',
  'Cause {0}: {1}': '原因 {0}：{1}',
  'Check {0}: {1}': '檢查 {0}：{1}',
  'Step {0} of 13 ({1}): {2}': '13 個步驟中的第 {0} 步（{1}）：{2}',
  'Messages that must arrive: {0}.': '必須送達的訊息：{0}。',
  'Part of the encryption: it does not apply to a tunnel without it.':
    '屬於加密的一部分：未加密的隧道不適用。',
  'Message {0}: {1}': '訊息 {0}：{1}',
  'Printed by the hub.': '由中心印出。',
  'Printed by the spoke.': '由分支印出。',
  'Printed by both routers.': '兩端路由器都會印出。',
  'It belongs to no step of the bring-up.': '不屬於建立過程的任何步驟。',
  'It belongs to step {0}.': '屬於第 {0} 步。',
  '{0} {1}': '{0} {1}',
  'Harmless: by itself it is no sign of trouble.': '無害：單獨出現並不表示有問題。',

  // verify.
  '{0}: neither a case folder (with case.json) nor a folder of some':
    '{0}：不是案例資料夾（含 case.json），也不是案例資料夾的上層資料夾',
  '{0}: {1} has no run "{2}"': '{0}：{1} 沒有名為「{2}」的執行項目',
  '{0}: it holds no JSON object': '{0}：內容不是 JSON 物件',
  '"runs" must name at least one analysis': '「runs」必須至少包含一項分析',
  'run "{0}" must have "inputs": [{ "path", "side": "spoke" or "hub" }, …] and may have "keys": [path, …], "encoding"':
    '執行項目「{0}」必須有 "inputs": [{ "path", "side": "spoke" 或 "hub" }, …]，並可有 "keys": [路徑, …]、"encoding"',
  '{0} case': '{0} 個案例',
  '{0} cases': '{0} 個案例',
  '{0}, {1} analysis': '{0}，{1} 項分析',
  '{0}, {1} analyses': '{0}，{1} 項分析',
  '{0} not as expected': '{0} 項不符預期',
  '{0} written': '已寫入 {0}',
  'all as expected': '全部符合預期',
  ' (updated)': '（已更新）',
  '(nothing is stated)': '（沒有預期內容）',
  '- expected {0}': '- 預期 {0}',
  '+ found    {0}': '+ 實際 {0}',
  '{0}: expected {1}, found {2}': '{0}：預期 {1}，實際 {2}',

  // watch and progress.
  ', {0} s left': '，剩餘 {0} 秒',
  'the keys cannot be used': '金鑰無法使用',
  '{0} sent what is longer than a syslog message; it was left out':
    '{0} 傳送的內容超過 syslog 訊息的長度，已略過',
  'more than {0} senders of syslog: what {1} and others send is not told apart':
    'syslog 傳送者超過 {0} 個：{1} 等所傳送的內容不再分開',
  '{0} packets were cut': '{0} 個封包被截短',
  '{0} is a file: analyze reads files; watch reads "-", --interface, --follow and --syslog':
    '{0} 是檔案：讀取檔案請用 analyze；watch 讀取「-」、--interface、--follow 與 --syslog',
  'nothing to watch: give --interface IF, --follow LOG, --syslog HOST:PORT, or - for a capture on standard input':
    '沒有可跟蹤的對象：請指定 --interface IF、--follow LOG、--syslog HOST:PORT，或以 - 表示由標準輸入讀取擷取檔',
  '"{0}" is no address to listen on; write HOST:PORT, e.g. 127.0.0.1:5514':
    '「{0}」不是可監聽的位址；請寫成 HOST:PORT，例如 127.0.0.1:5514',
  'cannot listen on {0}: {1}': '無法監聽 {0}：{1}',
  'Watching {0} attempts; Ctrl-C for the report.': '正在跟蹤 {0} 次嘗試；按 Ctrl-C 產生報告。',
  '{0} was rotated; going on with the new file': '{0} 已輪替；改讀新檔案',
  '{0}: {1}; waiting for it': '{0}：{1}；等待中',
  '{0} was cut short; reading it from its start': '{0} 被截短；從頭讀取',
  'live capture needs the optional package cap, which needs the headers of libpcap: "apt-get install libpcap-dev" (or "dnf install libpcap-devel"), then "npm install cap". Without it: tcpdump -i {0} -U -w - | dmvpn-trace watch -':
    '即時擷取需要選用套件 cap，它需要 libpcap 的標頭檔：先執行「apt-get install libpcap-dev」（或「dnf install libpcap-devel」），再執行「npm install cap」。不安裝也可以：tcpdump -i {0} -U -w - | dmvpn-trace watch -',
  'capturing on {0} is not allowed ({1}): run as root, or give Node the right once with "setcap cap_net_raw,cap_net_admin=eip $(command -v node)". Or: sudo tcpdump -i {2} -U -w - | dmvpn-trace watch -':
    '沒有在 {0} 上擷取的權限（{1}）：請以 root 執行，或用「setcap cap_net_raw,cap_net_admin=eip $(command -v node)」授權 Node 一次。或者：sudo tcpdump -i {2} -U -w - | dmvpn-trace watch -',
  'cannot capture on {0}: {1}': '無法在 {0} 上擷取：{1}',
  'not compared: the pattern takes longer than {0} s': '未比較：該樣式花費超過 {0} 秒',
};
