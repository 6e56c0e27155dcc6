import type { Catalogue } from '../say.ts';

/** The command line: help, manual page, errors, and what `explain`, `verify` and `watch` add. */
export const texts: Catalogue = {
  // Words of the parser.
  COMMAND: '命令',
  'Commands:': '命令：',
  'Positionals:': '参数：',
  'Options:': '选项：',
  'Examples:': '示例：',
  boolean: '布尔',
  count: '次数',
  string: '字符串',
  number: '数字',
  array: '可重复',
  required: '必填',
  'default:': '默认值:',
  'choices:': '可选值:',
  'Show help': '显示说明',
  'Show version number': '显示版本',
  'Invalid values:': '无效的值：',
  'Argument: %s, Given: %s, Choices: %s': '参数：%s，指定的值：%s，可选值：%s',
  'Not enough arguments following: %s': '此选项之后缺少值：%s',
  'Not enough non-option arguments: got %s, need at least %s': '参数不足：只有 %s 个，至少需要 %s 个',
  'Too many non-option arguments: got %s, maximum of %s': '参数过多：有 %s 个，最多 %s 个',
  'Missing argument value: %s': '缺少参数的值：%s',
  'Missing argument values: %s': '缺少参数的值：%s',
  'Missing required argument: %s': '缺少必要的参数：%s',
  'Missing required arguments: %s': '缺少必要的参数：%s',
  'Unknown argument: %s': '未知的参数：%s',
  'Unknown arguments: %s': '未知的参数：%s',
  'Unknown command: %s': '未知的命令：%s',
  'Unknown commands: %s': '未知的命令：%s',
  ' Did you mean {0}?': '。您是指 {0} 吗？',
  'See {0} --help': '请参阅 {0} --help',
  'wrong usage': '用法错误',
  'internal error: {0}': '内部错误：{0}',

  // Help and manual page.
  'Reads what there is of a Cisco DMVPN Phase 1 bring-up and says where it stalled and why.':
    '读取 Cisco DMVPN Phase 1 建立过程的各种数据，指出停滞在哪里以及原因。',
  'Exit codes: 0 registered, 1 stalled or a check failed, 2 wrong usage, 3 an input was cut.':
    '退出码：0 已注册，1 停滞或有检查不符，2 用法错误，3 有输入不完整。',
  NAME: '名称',
  SYNOPSIS: '语法',
  DESCRIPTION: '说明',
  COMMANDS: '命令',
  OPTIONS: '选项',
  'EXIT STATUS': '退出状态',
  'Example: {0}': '示例：{0}',
  'say where a Cisco DMVPN Phase 1 bring-up stalled and why':
    '指出 Cisco DMVPN Phase 1 建立过程停滞在哪里以及原因',
  'Reads captures, debug transcripts, show outputs and configurations of a spoke and its hub, holds them against the 13 steps of a DMVPN Phase 1 bring-up, and says how far it got, where it stalled, on which side, why, and what to change.':
    '读取分支与中心的抓包文件、debug 日志、show 输出与配置，对照 DMVPN Phase 1 建立过程的 13 个步骤，指出进行到哪里、停滞在哪里、在哪一端、原因为何以及该如何修改。',
  'every attempt registered': '每次尝试都已注册',
  'an attempt stalled or a check failed': '有尝试停滞，或有检查不符',
  'wrong usage, or an input that cannot be read': '用法错误，或有无法读取的输入',
  'analysed, but an input was cut': '已分析，但有输入不完整',

  // Commands.
  'say how far a DMVPN bring-up got, from captures': '由抓包文件判断 DMVPN 建立过程进行到哪里',
  'captures (pcap, pcapng, .gz, - for standard input), and logs, shows, configurations beside them':
    '抓包文件（pcap、pcapng、.gz，- 表示标准输入），以及相关的日志、show 输出、配置',
  'both ends; which is which is found out': '两端；由程序判断何者为何',
  'even an empty capture is evidence when its side is given': '指定所属端时，空的抓包文件也是证据',
  'the same result as from the captures themselves': '结果与直接使用抓包文件相同',
  'straight from tcpdump': '直接取自 tcpdump',
  'line up the debug logs of hub and spoke': '对齐中心与分支的 debug 日志',
  'debug transcripts of the routers, with captures, shows and configurations if there are any':
    '路由器的 debug 日志，可加上抓包文件、show 输出与配置',
  'two transcripts': '两份日志',
  'a file with both routers, and a capture; every event in order':
    '含两端路由器的文件与一份抓包文件；依序列出所有事件',
  'dissect the control packets of captures, one JSON line each':
    '解析抓包文件中的控制报文，每个报文一行 JSON',
  captures: '抓包文件',
  'IKE, NHRP, GRE and ICMP about them': 'IKE、NHRP、GRE 以及与其相关的 ICMP',
  'one frame, for reading': '单一帧，便于阅读',
  'follow a bring-up live: captures, growing logs, syslog': '实时跟踪建立过程：抓取、增长中的日志、syslog',
  '- for a capture on standard input': '- 表示由标准输入读取抓包文件',
  'live, without any package': '实时，不需额外软件包',
  'live, with the optional package cap': '实时，使用可选软件包 cap',
  'logs as they grow': '增长中的日志',
  'both routers log here': '两端路由器都把记录送到这里',
  'say what a step, a cause, a check or a log message means': '说明步骤、原因、检查或记录消息的意义',
  'a step (1 to 13), a stall cause, a check, or a log message in quotes':
    '步骤（1 到 13）、停滞原因、检查，或加上引号的记录消息',
  'a stall cause': '停滞原因',
  'a pasted line': '粘贴的一行',
  'say whether a hub and a spoke would come up, from their configurations alone':
    '只凭配置判断中心与分支能否建立连接',
  'configurations of a hub and of spokes, alone or among other text':
    '中心与分支的配置，可单独提供或夹在其他文字中',
  'every mismatch, weak cryptography, features too new': '所有不一致、强度不足的加密、版本尚不支持的功能',
  'both configurations in one file; exit code 1 on any finding': '两份配置在同一文件；有任何发现时退出码为 1',
  'analyse case folders and compare with what is expected': '分析案例文件夹并与预期结果比较',
  'case folders with case.json and expected.json': '含 case.json 与 expected.json 的案例文件夹',
  'exit code 1 on any difference': '有任何差异时退出码为 1',
  'accept what is found now': '接受目前的结果',
  'write what inputs show as observations, to be merged elsewhere': '把输入所见写成观察结果，供别处合并',
  'inputs of any kind': '任何种类的输入',
  'small enough to mail; the capture stays': '小到可以用电子邮件发出；抓包文件不必外送',
  'judge observations from several machines together': '合并判断多台机器的观察结果',
  'files written by observe': '由 observe 生成的文件',
  "write all keys that inputs hold as Wireshark's tables": '把输入中的所有密钥写成 Wireshark 的表格',
  'key files, charon logs, `ip xfrm state` outputs, captures':
    '密钥文件、charon 日志、`ip xfrm state` 输出、抓包文件',
  'esp_sa and ikev1_decryption_table on standard output': 'esp_sa 与 ikev1_decryption_table，写到标准输出',
  'ESP keys that follow from the quick modes, too': '也包含由 quick mode 推得的 ESP 密钥',
  'write a capture as pcapng with a comment on each packet that matters':
    '把抓包文件写成 pcapng，并为每个重要报文加上注释',
  'the capture, the pcapng to be written, and any logs and captures to judge it with':
    '抓包文件、要写入的 pcapng，以及协助判断的日志与抓包文件',
  'step, verdict and cause as packet comments': '以报文注释写出步骤、判定与原因',
  'with lines of the logs, and keys of ESP': '加上日志的行与 ESP 密钥',
  'print the JSON Schema of the report': '打印报告的 JSON Schema',
  'print a completion script for a shell': '打印 shell 的自动补全脚本',
  'bash, zsh or fish': 'bash、zsh 或 fish',
  'print the manual page': '打印使用手册',

  // Options.
  'an input taken at the spoke; may be given several times': '在分支取得的输入；可重复指定',
  'an input taken at the hub; may be given several times': '在中心取得的输入；可重复指定',
  'keys for IKE or ESP: Wireshark tables, `ip xfrm state`, a charon log, JSON; told by content':
    'IKE 或 ESP 的密钥：Wireshark 表格、`ip xfrm state`、charon 日志、JSON；依内容识别',
  'how to print the result': '结果的输出格式',
  'write the result to this file instead of standard output': '把结果写到此文件，而不是标准输出',
  'read texts in this encoding, e.g. big5, gb18030, utf-16le':
    '以此编码读取文字，例如 big5、gb18030、utf-16le',
  'list every event in causal order': '依因果顺序列出所有事件',
  'list lines that were not recognised, the most frequent shapes first': '列出无法识别的行，最常见的样式在前',
  'all open causes and all checks, not only what matters most': '列出所有可能的原因与检查，而不只最重要的',
  'exit with 1 when a finding is at least this severe': '有发现达到此严重程度时以退出码 1 结束',
  'colours in the output; off when NO_COLOR is set or the output is no terminal':
    '彩色输出；配置 NO_COLOR 或输出不是终端时关闭',
  'replace addresses, host names and file names by pseudonyms, to send the result outside':
    '以代号取代地址、主机名与文件名，以便把结果送到外部',
  'do not mask keys and authentication strings': '不隐藏密钥与认证字符串',
  'print an indented tree instead of JSON lines': '打印缩进的树状结构，而不是 JSON',
  'only this frame; may be given several times': '只显示此帧；可重复指定',
  'ESP, AH and NAT keepalives too': '也包含 ESP、AH 与 NAT keepalive',
  'write what was found into expected.json instead of comparing': '不比较，而是把结果写入 expected.json',
  'write the result as JUnit XML to this file': '把结果以 JUnit XML 写到此文件',
  'write the tables as files of their names into this directory': '把表格以其名称写成此目录下的文件',
  'capture on this interface (needs the optional package cap)': '在此接口上抓取（需要可选软件包 cap）',
  'read what is added to this log; may be given several times': '读取此日志新增的内容；可重复指定',
  'receive syslog over UDP and TCP on this address, e.g. 127.0.0.1:5514':
    '在此地址以 UDP 与 TCP 接收 syslog，例如 127.0.0.1:5514',
  'whose side the live capture is on, when that is known': '实时抓取位于哪一端（若已知）',
  'language of all texts for people; else that of LC_ALL, LC_MESSAGES or LANG':
    '所有供人阅读文字的语言；未指定时依 LC_ALL、LC_MESSAGES 或 LANG',

  // Errors.
  '{0} is no JSON: {1}': '{0} 不是 JSON：{1}',
  '{0} must hold an object of option names and values': '{0} 必须是由选项名称与值组成的对象',
  '{0}: "{1}" is no option': '{0}：“{1}”不是选项',
  '{0}: "{1}" {2}': '{0}：“{1}”{2}',
  'must be a {0}': '必须是{0}',
  'must be one of {0}': '必须是下列之一：{0}',
  'give at least one file, or - for standard input': '请至少指定一个文件，或以 - 表示标准输入',
  'give the capture and the file to be written: annotate IN OUT':
    '请指定抓包文件与要写入的文件：annotate IN OUT',
  'the capture is read twice, so it cannot be standard input': '抓包文件会读取两次，因此不能是标准输入',
  '{0} is no capture': '{0} 不是抓包文件',
  '{0} is the capture itself': '{0} 就是抓包文件本身',
  '{0} exists and was not written by annotate; it is left as it is':
    '{0} 已存在，且不是由 annotate 写成的；保持原状',
  'say which shell: {0}': '请指定 shell：{0}',
  '--frame takes the number of a frame, counted from 1': '--frame 的值是帧编号，从 1 起算',
  '{0}: it cannot be written ({1})': '{0}：无法写入（{1}）',
  '{0}: there is no frame {1}': '{0}：没有帧 {1}',
  'no key was found in {0}; keys are in Wireshark\'s tables, "ip xfrm state", a charon log at level 4, JSON, and pcapng with secrets':
    '在 {0} 中没有找到密钥；密钥可在 Wireshark 表格、“ip xfrm state”、等级 4 的 charon 日志、JSON 以及带有 secrets 的 pcapng 中',
  'give the configurations, e.g. --hub hub.cfg --spoke spoke.cfg':
    '请指定配置文件，例如 --hub hub.cfg --spoke spoke.cfg',
  'lint prints table or json, not {0}': 'lint 只能输出 table 或 json，不能输出 {0}',
  'no configuration of a router is in these files': '这些文件中没有路由器的配置',
  'there is no such file': '没有这个文件',
  'cannot be read': '无法读取',
  'holds no observations: it is no JSON; write them with dmvpn-trace observe':
    '不含观察结果：不是 JSON；请用 dmvpn-trace observe 生成',
  'holds no observations: {0}; write them with dmvpn-trace observe':
    '不含观察结果：{0}；请用 dmvpn-trace observe 生成',
  'a show output or configuration in these observations was changed and cannot be judged ({0})':
    '这些观察结果中的 show 输出或配置被更动过，无法判断（{0}）',

  // explain.
  'nothing is known of "{0}"; give a step (1 to 13), a cause, a check or a log message':
    '没有关于“{0}”的说明；请指定步骤（1 到 13）、原因、检查或记录消息',
  'causes: {0}': '原因：{0}',
  'checks: {0}': '检查：{0}',
  'Cause {0}: {1}': '原因 {0}：{1}',
  'Check {0}: {1}': '检查 {0}：{1}',
  'Step {0} of 13 ({1}): {2}': '13 个步骤中的第 {0} 步（{1}）：{2}',
  'Messages that must arrive: {0}.': '必须送达的消息：{0}。',
  'Part of the encryption: it does not apply to a tunnel without it.':
    '属于加密的一部分：未加密的隧道不适用。',
  'Message {0}: {1}': '消息 {0}：{1}',
  'Printed by the hub.': '由中心打印。',
  'Printed by the spoke.': '由分支打印。',
  'Printed by both routers.': '两端路由器都会打印。',
  'It belongs to no step of the bring-up.': '不属于建立过程的任何步骤。',
  'It belongs to step {0}.': '属于第 {0} 步。',
  '{0} {1}': '{0} {1}',
  'Harmless: by itself it is no sign of trouble.': '无害：单独出现并不表示有问题。',

  // verify.
  '{0}: neither a case folder (with case.json) nor a folder of some':
    '{0}：不是案例文件夹（含 case.json），也不是案例文件夹的上层文件夹',
  '{0}: {1} has no run "{2}"': '{0}：{1} 没有名为“{2}”的运行项目',
  '{0}: it holds no JSON object': '{0}：内容不是 JSON 对象',
  '"runs" must name at least one analysis': '“runs”必须至少包含一项分析',
  'run "{0}" must have "inputs": [{ "path", "side": "spoke" or "hub" }, …] and may have "keys": [path, …], "encoding"':
    '运行项目“{0}”必须有 "inputs": [{ "path", "side": "spoke" 或 "hub" }, …]，并可有 "keys": [路径, …]、"encoding"',
  '{0} case': '{0} 个案例',
  '{0} cases': '{0} 个案例',
  '{0}, {1} analysis': '{0}，{1} 项分析',
  '{0}, {1} analyses': '{0}，{1} 项分析',
  '{0} not as expected': '{0} 项不符预期',
  '{0} written': '已写入 {0}',
  'all as expected': '全部符合预期',
  ' (updated)': '（已更新）',
  '(nothing is stated)': '（没有预期内容）',
  '- expected {0}': '- 预期 {0}',
  '+ found    {0}': '+ 实际 {0}',
  '{0}: expected {1}, found {2}': '{0}：预期 {1}，实际 {2}',

  // watch and progress.
  ', {0} s left': '，剩余 {0} 秒',
  'the keys cannot be used': '密钥无法使用',
  '{0} sent what is longer than a syslog message; it was left out':
    '{0} 发送的内容超过 syslog 消息的长度，已略过',
  'more than {0} senders of syslog: what {1} and others send is not told apart':
    'syslog 发送者超过 {0} 个：{1} 等所发送的内容不再分开',
  '{0} packets were cut': '{0} 个报文被截短',
  '{0} is a file: analyze reads files; watch reads "-", --interface, --follow and --syslog':
    '{0} 是文件：读取文件请用 analyze；watch 读取“-”、--interface、--follow 与 --syslog',
  'nothing to watch: give --interface IF, --follow LOG, --syslog HOST:PORT, or - for a capture on standard input':
    '没有可跟踪的对象：请指定 --interface IF、--follow LOG、--syslog HOST:PORT，或以 - 表示由标准输入读取抓包文件',
  '"{0}" is no address to listen on; write HOST:PORT, e.g. 127.0.0.1:5514':
    '“{0}”不是可监听的地址；请写成 HOST:PORT，例如 127.0.0.1:5514',
  'cannot listen on {0}: {1}': '无法监听 {0}：{1}',
  'Watching {0} attempts; Ctrl-C for the report.': '正在跟踪 {0} 次尝试；按 Ctrl-C 生成报告。',
  '{0} was rotated; going on with the new file': '{0} 已轮转；改读新文件',
  '{0}: {1}; waiting for it': '{0}：{1}；等待中',
  '{0} was cut short; reading it from its start': '{0} 被截短；从头读取',
  'live capture needs the optional package cap, which needs the headers of libpcap: "apt-get install libpcap-dev" (or "dnf install libpcap-devel"), then "npm install cap". Without it: tcpdump -i {0} -U -w - | dmvpn-trace watch -':
    '实时抓取需要可选软件包 cap，它需要 libpcap 的头文件：先运行“apt-get install libpcap-dev”（或“dnf install libpcap-devel”），再运行“npm install cap”。不安装也可以：tcpdump -i {0} -U -w - | dmvpn-trace watch -',
  'capturing on {0} is not allowed ({1}): run as root, or give Node the right once with "setcap cap_net_raw,cap_net_admin=eip $(command -v node)". Or: sudo tcpdump -i {2} -U -w - | dmvpn-trace watch -':
    '没有在 {0} 上抓取的权限（{1}）：请以 root 运行，或用“setcap cap_net_raw,cap_net_admin=eip $(command -v node)”授权 Node 一次。或者：sudo tcpdump -i {2} -U -w - | dmvpn-trace watch -',
  'cannot capture on {0}: {1}': '无法在 {0} 上抓取：{1}',
  'not compared: the pattern takes longer than {0} s': '未比较：该模式耗时超过 {0} 秒',
};
