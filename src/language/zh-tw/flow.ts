import type { Catalogue } from '../say.ts';

/** The steps of the flow, the sentence with the outcome, and why a step counts as done. */
export const texts: Catalogue = {
  'the spoke': '分支',
  'the hub': '中心',
  spoke: '分支',
  hub: '中心',
  ' as {0}': '，隧道位址為 {0}',
  ' (request {0} answered)': '（請求 {0} 已獲回應）',
  '{0} registered with {1}{2}{3}.': '{0} 已向 {1} 註冊{2}{3}。',
  'No bring-up was seen: nothing in these sources can be laid to a spoke and its hub.':
    '沒有看到連線建立過程：這些來源中沒有任何內容能歸屬於某個分支與其中心。',
  'step {0} ({1})': '第 {0} 步（{1}）',
  nothing: '起點',
  '{0} to {1} is up to {2}; whether it registered is inside ESP, which needs keys or a log to see.':
    '{0} 到 {1} 已完成到{2}；是否已註冊藏在 ESP 之內，需要金鑰或記錄檔才看得到。',
  '{0} to {1} is done up to {2}; what follows cannot be told from these sources: {3}.':
    '{0} 到 {1} 已完成到{2}；之後的情況無法從這些來源得知：{3}。',
  'look at what {0} printed after {1}:{2}': '請查看{0}在 {1}:{2} 之後的輸出',
  '{0} on {1} would show it': '在{1}上執行 {0} 即可看出',
  '{0} to {1} is done up to {2}; what follows cannot be told from these sources.':
    '{0} 到 {1} 已完成到{2}；之後的情況無法從這些來源得知。',
  '{0} to {1} stalled after {2}: {3}.': '{0} 到 {1} 停滯在{2}之後：{3}。',
  'nothing followed': '之後什麼都沒有',
  '{0} did not happen': '「{0}」沒有發生',
  ' {0} times': ' {0} 次',
  '{0} was sent{1} and did not reach {2}': '{0} 已送出{1}，但沒有到達{2}',
  'a router tells of trouble with it': '有路由器回報它出了問題',
  '{0} is in none of the sources': '任何來源中都沒有 {0}',
  '{0} is no longer registered at {1} ({2}): it stopped refreshing, or the tunnel is down; show crypto isakmp sa and show dmvpn detail on {3} would tell.':
    '{0} 已不再註冊於 {1}（{2}）：它停止更新，或隧道已中斷；可在{3}上以 show crypto isakmp sa 與 show dmvpn detail 得知。',
  '{0} to {1} did not come up: {2}.': '{0} 到 {1} 未能建立：{2}。',
  '{0} to {1}: {2}, and these sources do not show at which step; show crypto isakmp sa and show dmvpn detail on {3} would.':
    '{0} 到 {1}：{2}，這些來源未顯示在哪一步；可在{3}上以 show crypto isakmp sa 與 show dmvpn detail 得知。',
  '{0} is registered at {1}, as the hub says; whether its reply reached the spoke is in none of the sources.':
    '依中心所述，{0} 已註冊於 {1}；其回覆是否到達分支，任何來源中都沒有。',
  'a router tells of trouble': '有路由器回報問題',
  '{0} tells of trouble ({1})': '{0} 回報問題（{1}）',
  'what followed is in none of the sources': '任何來源中都沒有之後的情況',
  '{0} was sent{1} by {2}, and {3}': '{2}已送出 {0}{1}，而{3}',
  '{0} was sent{1} by {2} and nothing shows that it arrived': '{2}已送出 {0}{1}，但沒有跡象顯示它已到達',
  '{0} did not send {1}, as far as can be seen': '就所見而言，{0}沒有送出 {1}',
  'ESP towards the hub': '往中心的 ESP',
  'ESP towards the spoke': '往分支的 ESP',
  'the NHRP registration request': 'NHRP 註冊請求',
  'the NHRP registration reply': 'NHRP 註冊回覆',
  'the request': '請求',
  '{0} was not repeated, as it would have been without it': '{0} 沒有重送；若它未到達就會重送',
  'it was answered': '它已獲回應',
  'an informational message answered it': '它得到一個 informational 訊息的回應',
  'the hub sent ESP in turn': '中心隨後送出 ESP',
  '{0} followed': '之後出現 {0}',
  'fragments of an answer came': '收到了回應的分片',
  'its receiver answered with ICMP {0}': '接收端以 ICMP {0} 回應',
  'the hub answered with code {0}': '中心以代碼 {0} 回應',
  'an error indication answered the request': '請求得到一個錯誤通知的回應',
  'an error indication with code {0} answered the request': '請求得到代碼 {0} 的錯誤通知的回應',
  'a later step needs it': '後面的步驟需要它',
  'esp-to-hub': '往中心的 ESP',
  'esp-to-spoke': '往分支的 ESP',
  'the hub sent no ESP at all': '中心完全沒有送出 ESP',
  '{0} and {1} negotiate with IKEv2; the steps of IKEv1 do not apply, and what is inside ESP needs keys or a log to see.':
    '{0} 與 {1} 以 IKEv2 協商；IKEv1 的步驟不適用，而 ESP 之內的情況需要金鑰或記錄檔才看得到。',
};
