import { describe, expect, test } from 'vitest';
import { type Case, read } from './support.ts';

const S = 'IPSEC-IFC GRE/Tu5';
const SP = 'IPSEC-IFC GRE/Tu5(192.0.2.7/198.51.100.9)';
const HP = 'IPSEC-IFC MGRE/Tu5(198.51.100.9/192.0.2.7)';
const SPOKE = { tunnelMode: 'GRE', interface: 'Tunnel5', local: '192.0.2.7', peer: '198.51.100.9' };
const HUB = { tunnelMode: 'MGRE', interface: 'Tunnel5', local: '198.51.100.9', peer: '192.0.2.7' };

const CASES: Case[] = [
  [
    'T1',
    { tunnelMode: 'GRE', interface: 'Tunnel5', local: null },
    `${S}: Checking tunnel status`,
    `${S}:正在檢查隧道狀態。`,
    `${S}:正在检查隧道状态。`,
  ],
  ['T2', {}, `${S}: tunnel coming up`, `${S}:隧道即將啟動`, `${S}:隧道即将启动`],
  [
    'T3',
    {},
    `${S}: crypto_ss_listen_start already listening`,
    `${S}:crypto_ss_listen_start已在偵聽`,
    `${S}:crypto_ss_listen_start已在侦听`,
  ],
  [
    'T4',
    { ...SPOKE, found: false },
    `${SP}: connection lookup returned 0`,
    `${SP}:連線查詢返回0`,
    `${SP}:连接查找返回0`,
  ],
  [
    'T4',
    { ...SPOKE, found: true, pointer: '7af0cc0' },
    `${SP}: connection lookup returned 7AF0CC0`,
    `${SP}:連線查詢返回7AF0CC0`,
  ],
  [
    'T5',
    { ...SPOKE, profile: 'VPN-PROF' },
    `${SP}: Opening a socket with profile VPN-PROF`,
    `${SP}:使用配置檔案VPN-PROF開啟套接\n字`,
    `${SP}:使用配置文件VPN-PROF开启套接字`,
  ],
  ['T6', SPOKE, `${SP}: Triggering tunnel immediately.`, `${SP}:立即觸發隧道。`, `${SP}:立即触发隧道。`],
  [
    'T7',
    {},
    `${S}: Adding Tunnel5 tunnel interface to shared list`,
    `${S}:將Tunnel5隧道介面新增到共用清單`,
    `${S}:将Tunnel5隧道接口添加到共享列表`,
  ],
  [
    'T8',
    SPOKE,
    `${SP}: Socket is already being opened. Ignoring.`,
    `${SP}:已開啟套接字。正在忽略。`,
    `${SP}:套接字已开启。正在忽略。`,
  ],
  ['T8', SPOKE, `${SP}: already open. Ignoring.`, `${SP}:套接字已開啟。正在忽略。`],
  [
    'T9',
    { ...HUB, pointer: '8aa0010' },
    `${HP}: tunnel_protection_start_pending_timer 8AA0010`,
    'IPSEC-IFC\nMGRE/Tu5(198.51.100.9/192.0.2.7):tunnel_protection_start_pending_timer 8AA0010',
  ],
  ['T10', HUB, `${HP}: Good listen request`, `${HP}:好的偵聽請求`, `${HP}:好的侦听请求`],
  ['T11', SPOKE, `${SP}: good socket ready message`, `${SP}:套接字就緒消息`, `${SP}:套接字就绪消息`],
  ['T12', HUB, `${HP}: tunnel_protection_socket_up`],
  ['T13', HUB, `${HP}: Signalling NHRP`, `${HP}:訊號NHRP`, `${HP}:信号NHRP`],
  [
    'T14',
    { ...HUB, mtu: 1458 },
    `${HP}: Got MTU message mtu 1458`,
    `${HP}:已獲取MTU消息mtu 1458`,
    `${HP}:已获取MTU消息mtu 1458`,
  ],
  [
    'T15',
    { ...HUB, pointer: '8aa0010' },
    `${HP}: tunnel_protection_stop_pending_timer 8AA0010`,
    `${HP}:tunnel_protection_stop_pending_timer\n8AA0010`,
  ],
  [
    'C1',
    {},
    'CRYPTO_SS(TUNNEL SEC): Application started listening',
    'CRYPTO_SS（隧道秒）：應用程式開始偵聽',
    'CRYPTO_SS（隧道秒）：应用程序开始侦听',
  ],
  [
    'C2',
    { local: '192.0.2.7', peer: '198.51.100.9', protocol: 47, interface: 'Tunnel5' },
    'CRYPTO_SS(TUNNEL SEC): Active open, socket info: local 192.0.2.7 192.0.2.7/255.255.255.255/0, remote 198.51.100.9 198.51.100.9/255.255.255.255/0, prot 47, ifc Tu5',
    'CRYPTO_SS（隧道秒）：活動開啟，套接字資訊：本地192.0.2.7\n192.0.2.7/255.255.255.255/0，遠端198.51.100.9 198.51.100.9/255.255.255.255/0, 埠\n47,ifc Tu5',
    'CRYPTO_SS（隧道秒）：活动开启，套接字信息：本地192.0.2.7 192.0.2.7/255.255.255.255/0，远端198.51.100.9 198.51.100.9/255.255.255.255/0, 端口47,ifc Tu5',
  ],
  [
    'C3',
    { local: '198.51.100.9', peer: '192.0.2.7', interface: 'Tunnel5' },
    'CRYPTO_SS(TUNNEL SEC): Passive open, socket info: local 198.51.100.9 198.51.100.9/255.255.255.255/0, remote 192.0.2.7 192.0.2.7/255.255.255.255/0, prot 47, ifc Tu5',
    'CRYPTO_SS（隧道秒）：被動開啟，套接字資訊：本地198.51.100.9\n198.51.100.9/255.255.255.255/0，遠端192.0.2.7 192.0.2.7/255.255.255.255/0，埠\n47,ifc Tu5',
  ],
  [
    'C4',
    {},
    'CRYPTO_SS(TUNNEL SEC): Completed binding of application to socket',
    'CRYPTO_SS（隧道秒）：已完成將應用程式繫結到套接字',
    'CRYPTO_SS（隧道秒）：已完成将应用程序绑定到套接字',
  ],
  [
    'C5',
    {},
    'insert of map into mapdb AVL failed, map + ace pair already exists on the mapdb',
    '將對映插入mapdb AVL失敗，mapdb上已存在對映+ ace對',
    '将映射插入mapdb AVL失败，mapdb上已存在映射+ ace对',
  ],
];

describe('tunnel protection and crypto socket rows', () => {
  for (const [id, fields, english, ...translated] of CASES)
    for (const [i, text] of [english, ...translated].entries())
      test(`${id} ${['English', 'zh-TW', 'zh-CN'][i]}: ${text.split('\n')[0]}`, () => {
        const known = read(text);
        expect(known.id).toBe(id);
        expect(known.fields).toMatchObject(fields);
      });
});
