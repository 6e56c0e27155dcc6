import type { Catalogue } from '../say.ts';

/** Where sources were taken, and findings about the sources themselves. */
export const texts: Catalogue = {
  "the spoke's packets have not passed a router yet": '分支的封包尚未經過路由器',
  "the hub's packets have not passed a router yet": '中心的封包尚未經過路由器',
  "the spoke's packets have passed a router": '分支的封包已經過路由器',
  'several spokes pass here': '有多個分支經過此處',
  'messages of both routers stand in it': '其中有兩台路由器的訊息',
  'the messages are those of a hub': '訊息屬於中心',
  'the messages are those of a spoke': '訊息屬於分支',
  '{0} and {1} are of different runs: they share no cookie, message ID or SPI.':
    '{0} 與 {1} 屬於不同的執行：沒有相同的 cookie、message ID 或 SPI。',
  'The clocks of {0} and {1} moved against each other by at least {2} ms.':
    '{0} 與 {1} 的時鐘彼此至少偏移了 {2} 毫秒。',
  '{0} holds no packets. Give it with --spoke or --hub: then its silence is evidence.':
    '{0} 沒有任何封包。請以 --spoke 或 --hub 指定：這樣它的沉默就是證據。',
  '{0} more attempts, of which least was seen, are left out: more than {1} are a flood.':
    '略過另外 {0} 次線索最少的嘗試：超過 {1} 次視為洪水攻擊。',
  '{0} attempts of spokes that have more than {1} of them were joined by cookies, message IDs and SPIs only.':
    '嘗試超過 {1} 次的分支，其中 {0} 次只依 cookie、message ID 與 SPI 歸併。',
};
