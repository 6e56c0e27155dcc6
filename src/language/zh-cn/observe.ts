import type { Catalogue } from '../say.ts';

/** Where sources were taken, and findings about the sources themselves. */
export const texts: Catalogue = {
  "the spoke's packets have not passed a router yet": '分支的报文尚未经过路由器',
  "the hub's packets have not passed a router yet": '中心的报文尚未经过路由器',
  "the spoke's packets have passed a router": '分支的报文已经过路由器',
  'several spokes pass here': '有多个分支经过此处',
  'messages of both routers stand in it': '其中有两台路由器的消息',
  'the messages are those of a hub': '消息属于中心',
  'the messages are those of a spoke': '消息属于分支',
  '{0} and {1} are of different runs: they share no cookie, message ID or SPI.':
    '{0} 与 {1} 属于不同的运行：没有相同的 cookie、message ID 或 SPI。',
  'The clocks of {0} and {1} moved against each other by at least {2} ms.':
    '{0} 与 {1} 的时钟彼此至少偏移了 {2} 毫秒。',
  '{0} holds no packets. Give it with --spoke or --hub: then its silence is evidence.':
    '{0} 没有任何报文。请以 --spoke 或 --hub 指定：这样它的沉默就是证据。',
  '{0} more attempts, of which least was seen, are left out: more than {1} are a flood.':
    '跳过另外 {0} 次线索最少的尝试：超过 {1} 次视为洪水攻击。',
  '{0} attempts of spokes that have more than {1} of them were joined by cookies, message IDs and SPIs only.':
    '尝试超过 {1} 次的分支，其中 {0} 次只依 cookie、message ID 与 SPI 归并。',
};
