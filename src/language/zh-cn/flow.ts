import type { Catalogue } from '../say.ts';

/** The steps of the flow, the sentence with the outcome, and why a step counts as done. */
export const texts: Catalogue = {
  'the spoke': '分支',
  'the hub': '中心',
  spoke: '分支',
  hub: '中心',
  ' as {0}': '，隧道地址为 {0}',
  ' (request {0} answered)': '（请求 {0} 已获响应）',
  '{0} registered with {1}{2}{3}.': '{0} 已向 {1} 注册{2}{3}。',
  'No bring-up was seen: nothing in these sources can be laid to a spoke and its hub.':
    '没有看到连接建立过程：这些来源中没有任何内容能归属于某个分支与其中心。',
  'step {0} ({1})': '第 {0} 步（{1}）',
  nothing: '起点',
  '{0} to {1} is up to {2}; whether it registered is inside ESP, which needs keys or a log to see.':
    '{0} 到 {1} 已完成到{2}；是否已注册藏在 ESP 之内，需要密钥或日志才看得到。',
  '{0} to {1} is done up to {2}; what follows cannot be told from these sources: {3}.':
    '{0} 到 {1} 已完成到{2}；之后的情况无法从这些来源得知：{3}。',
  'look at what {0} printed after {1}:{2}': '请查看{0}在 {1}:{2} 之后的输出',
  '{0} on {1} would show it': '在{1}上执行 {0} 即可看出',
  '{0} to {1} is done up to {2}; what follows cannot be told from these sources.':
    '{0} 到 {1} 已完成到{2}；之后的情况无法从这些来源得知。',
  '{0} to {1} stalled after {2}: {3}.': '{0} 到 {1} 停滞在{2}之后：{3}。',
  'nothing followed': '之后什么都没有',
  '{0} did not happen': '“{0}”没有发生',
  ' {0} times': ' {0} 次',
  '{0} was sent{1} and did not reach {2}': '{0} 已发出{1}，但没有到达{2}',
  'a router tells of trouble with it': '有路由器报告它出了问题',
  '{0} is in none of the sources': '任何来源中都没有 {0}',
  '{0} is no longer registered at {1} ({2}): it stopped refreshing, or the tunnel is down; show crypto isakmp sa and show dmvpn detail on {3} would tell.':
    '{0} 已不再注册于 {1}（{2}）：它停止刷新，或隧道已中断；可在{3}上以 show crypto isakmp sa 与 show dmvpn detail 得知。',
  '{0} to {1} did not come up: {2}.': '{0} 到 {1} 未能建立：{2}。',
  '{0} to {1}: {2}, and these sources do not show at which step; show crypto isakmp sa and show dmvpn detail on {3} would.':
    '{0} 到 {1}：{2}，这些来源未显示在哪一步；可在{3}上以 show crypto isakmp sa 与 show dmvpn detail 得知。',
  '{0} is registered at {1}, as the hub says; whether its reply reached the spoke is in none of the sources.':
    '据中心所述，{0} 已注册于 {1}；其应答是否到达分支，任何来源中都没有。',
  'a router tells of trouble': '有路由器报告问题',
  '{0} tells of trouble ({1})': '{0} 报告问题（{1}）',
  'what followed is in none of the sources': '任何来源中都没有之后的情况',
  '{0} was sent{1} by {2}, and {3}': '{2}已发出 {0}{1}，而{3}',
  '{0} was sent{1} by {2} and nothing shows that it arrived': '{2}已发出 {0}{1}，但没有迹象显示它已到达',
  '{0} did not send {1}, as far as can be seen': '就所见而言，{0}没有发出 {1}',
  'ESP towards the hub': '往中心的 ESP',
  'ESP towards the spoke': '往分支的 ESP',
  'the NHRP registration request': 'NHRP 注册请求',
  'the NHRP registration reply': 'NHRP 注册回复',
  'the request': '请求',
  '{0} was not repeated, as it would have been without it': '{0} 没有重传；若它未到达就会重传',
  'it was answered': '它已获响应',
  'an informational message answered it': '它得到一个 informational 消息的响应',
  'the hub sent ESP in turn': '中心随后发出 ESP',
  '{0} followed': '之后出现 {0}',
  'fragments of an answer came': '收到了响应的分片',
  'its receiver answered with ICMP {0}': '接收端以 ICMP {0} 响应',
  'the hub answered with code {0}': '中心以代码 {0} 响应',
  'an error indication answered the request': '请求得到一个错误通知的响应',
  'an error indication with code {0} answered the request': '请求得到代码 {0} 的错误通知的响应',
  'a later step needs it': '后面的步骤需要它',
  'esp-to-hub': '往中心的 ESP',
  'esp-to-spoke': '往分支的 ESP',
  'the hub sent no ESP at all': '中心完全没有发出 ESP',
  '{0} and {1} negotiate with IKEv2; the steps of IKEv1 do not apply, and what is inside ESP needs keys or a log to see.':
    '{0} 与 {1} 以 IKEv2 协商；IKEv1 的步骤不适用，而 ESP 之内的情况需要密钥或日志才看得到。',
};
