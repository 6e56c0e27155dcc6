import { describe, expect, test } from 'vitest';
import { type Case, read } from './support.ts';

const B1_EN = `
  (key eng. msg.) OUTBOUND local= 192.0.2.7:500, remote= 198.51.100.9:500,
    local_proxy= 192.0.2.7/255.255.255.255/47/0,
    remote_proxy= 198.51.100.9/255.255.255.255/47/0,
    protocol= ESP, transform= esp-aes 256 esp-sha256-hmac  (Transport),
    lifedur= 3600s and 4608000kb,
    spi= 0x0(0), conn_id= 0, keysize= 256, flags= 0x0`;
const B1_TW = `
  (關鍵工程消息。) OUTBOUND local= 192.0.2.7:500, remote= 198.51.100.9:500,
    local_proxy= 192.0.2.7/255.255.255.255/47/0(type=1),

    remote_proxy= 198.51.100.9/255.255.255.255/47/0(type=1),
    protocol= ESP， transform= esp-aes 256 esp-sha256-hmac（傳輸），
    lifidur= 3600和4608000kb，
    spi= 0x0(0),conn_id= 0,keysize= 256,flags= 0x0`;
const B1_CN = B1_TW.replace('關鍵工程消息', '关键工程消息').replace('傳輸', '传输');
const OUTBOUND = {
  direction: 'outbound',
  local: '192.0.2.7',
  peer: '198.51.100.9',
  localProxy: '192.0.2.7',
  remoteProxy: '198.51.100.9',
  proxyProtocol: 47,
  encryption: 'aes-cbc',
  keyLength: 256,
  hash: 'hmac-sha256',
  encapsulation: 'transport',
  lifetimeSeconds: 3600,
  lifetimeKilobytes: 4608000,
  spi: null,
};
const INBOUND_EN = `
  (key eng. msg.) INBOUND local= 198.51.100.9:0, remote= 192.0.2.7:0,
    local_proxy= 198.51.100.9/255.255.255.255/47/0,
    remote_proxy= 192.0.2.7/255.255.255.255/47/0,
    protocol= ESP, transform= NONE  (Tunnel),
    lifedur= 0s and 0kb,
    spi= 0x0(0), conn_id= 0, keysize= 0, flags= 0x0, esn= FALSE`;
const INBOUND_TW = `
  (關鍵工程消息。) 本地入站= 198.51.100.9:0，遠端= 192.0.2.7:0,
    local_proxy= 198.51.100.9/255.255.255.255/47/0(type=1),
    remote_proxy= 192.0.2.7/255.255.255.255/47/0(type=1),
    protocol= ESP， transform= NONE（隧道），
    lifidur= 0s和0kb，
    spi= 0x0(0),conn_id= 0,keysize= 0,flags= 0x0`;
const INBOUND = {
  direction: 'inbound',
  local: '198.51.100.9',
  peer: '192.0.2.7',
  encapsulation: 'tunnel',
  encryption: null,
};

const SA = `
  (sa) sa_dest= 198.51.100.9, sa_proto= 50,
    sa_spi= 0x1A2B3C4(27440068),
    sa_trans= esp-3des esp-sha-hmac , sa_conn_id= 3
    sa_lifetime(k/sec)= (4536779/3600)`;
const SA_FIELDS = {
  destination: '198.51.100.9',
  spi: '0x01a2b3c4',
  encryption: '3des-cbc',
  hash: 'hmac-sha',
  lifetimeKilobytes: 4536779,
  lifetimeSeconds: 3600,
};
const PROXY_EN =
  '\n\tsrc addr     : 198.51.100.9\n\tdst addr     : 192.0.2.7\n\tprotocol     : 47\n\tsrc port     : 0\n\tdst port     : 0';
const PROXY_TW =
  '\n        src addr :198.51.100.9\n        dst addr :192.0.2.7\n        通訊協定:47\n        src埠：0\n        dst埠：0';
const PROXY = { local: '198.51.100.9', peer: '192.0.2.7', protocol: 47, sourcePort: 0, destinationPort: 0 };

const CASES: Case[] = [
  [
    'P1',
    { mtu: 1500 },
    'IPSEC(recalculate_mtu): reset sadb_root 94AA0C0 mtu to 1500',
    'IPSEC（重新計算_mtu）：將sadb_root 94AA0C0 mtu重置為1500',
    'IPSEC（重新计算_mtu）：将sadb_root 94AA0C0 mtu重置为1500',
  ],
  [
    'P2',
    OUTBOUND,
    `IPSEC(sa_request): ,${B1_EN}`,
    `IPSEC(sa_request):中，${B1_TW}`,
    `IPSEC(sa_request):中，${B1_CN}`,
  ],
  ['B1', OUTBOUND, B1_EN.trim(), B1_TW.trim(), B1_CN.trim()],
  [
    'P3',
    { part: 1 },
    'IPSEC(validate_proposal_request): proposal part #1',
    'IPSEC(validate_proposal_request):建議部分#1',
    'IPSEC(validate_proposal_request):建议部分#1',
  ],
  [
    'P3',
    INBOUND,
    `IPSEC(validate_proposal_request): proposal part #1,${INBOUND_EN}`,
    `IPSEC(validate_proposal_request):建議部分#1,${INBOUND_TW}`,
  ],
  [
    'P4',
    PROXY,
    `Crypto mapdb : proxy_match${PROXY_EN}`,
    `加密對映資料庫：proxy_match${PROXY_TW}`,
    `加密映射数据库：proxy_match${PROXY_TW}`,
  ],
  [
    'P5',
    { messages: 1 },
    'IPSEC(key_engine): got a queue event with 1 KMI message(s)',
    'IPSEC(key_engine):收到包含1 KMI消息的隊列事件',
    'IPSEC(key_engine):收到包含1 KMI消息的队列事件',
  ],
  ['P5', {}, 'IPSEC(key_engine): got a queue event...'],
  [
    'P6',
    { peer: '192.0.2.7' },
    'IPSEC(crypto_ipsec_sa_find_ident_head): reconnecting with the same proxies and peer 192.0.2.7',
    'IPSEC(crypto_ipsec_sa_find_ident_head):使用相同的代理和對等192.0.2.7重新連線',
  ],
  [
    'P7',
    { local: '198.51.100.9', peer: '192.0.2.7', port: 0 },
    'IPSEC(policy_db_add_ident): src 198.51.100.9, dest 192.0.2.7, dest_port 0',
    'IPSEC(policy_db_add_ident):源198.51.100.9，目標192.0.2.7，目標埠0',
  ],
  ['P8', {}, 'IPSEC(crypto_ipsec_create_ipsec_sas): Map found Tunnel5-head-0, 65537'],
  [
    'P9',
    SA_FIELDS,
    `IPSEC(create_sa): sa created,${SA}`,
    `IPSEC(create_sa):sa建立，${SA.replace('3600)', '3600)').replace('= 50,\n', '= 50,\n\n')}`,
  ],
  [
    'P10',
    { interface: 'Tunnel5' },
    'IPSEC(crypto_ipsec_update_ident_tunnel_decap_oce): updating Tunnel5 ident 8B0A0E8 with tun_decap_oce 6A600F0',
    'IPSEC(crypto_ipsec_update_ident_tunnel_decap_oce):使用tun_decap_oce\n6A600F0更新Tunnel5標識8B0A0E8',
  ],
  [
    'P11',
    { peer: '198.51.100.9', spi: '0xfedcba98' },
    'IPSEC(update_current_outbound_sa): get enable SA peer 198.51.100.9 current outbound sa to SPI FEDCBA98',
    'IPSEC(update_current_outbound_sa):獲取啟用SA對等體198.51.100.9當前出站sa到SPI\nFEDCBA98',
    'IPSEC(update_current_outbound_sa):获取启用SA对等体198.51.100.9当前出站sa到SPI\nFEDCBA98',
  ],
  [
    'P12',
    { peer: '198.51.100.9', spi: '0x01a2b3c4' },
    'IPSEC(update_current_outbound_sa): updated peer 198.51.100.9 current outbound sa to SPI 1A2B3C4',
    'IPSEC(update_current_outbound_sa):將對等路由器198.51.100.9的當前出站sa更新為SPI\n1A2B3C4',
    'IPSEC(update_current_outbound_sa):更新对等体198.51.100.9当前出站sa到SPI\n1A2B3C4',
  ],
  [
    'P13',
    {},
    "IPSEC(key_engine_enable_outbound): rec'd enable notify from ISAKMP",
    'IPSEC(key_engine_enable_outbound):從ISAKMP啟用通知',
  ],
  [
    'P14',
    { spi: '0xfedcba98', protocol: 50 },
    'IPSEC(key_engine_enable_outbound): enable SA with spi 4275878552/50',
    'IPSEC(key_engine_enable_outbound):啟用SA和spi 4275878552/50',
    'IPSEC(key_engine_enable_outbound):启用SA和spi 4275878552/50',
  ],
  [
    'G1',
    { encryption: 'aes-cbc', hash: 'hmac-sha', what: 'transform-set-refused' },
    'IPSEC(ipsec_process_proposal): transform proposal not supported for identity: \n    {esp-aes esp-sha-hmac }',
  ],
  ['G2', { what: 'proxies-refused' }, 'IPSEC(ipsec_process_proposal): proxy identities not supported'],
  [
    'A10',
    { count: 1, local: '192.0.2.7', peer: '198.51.100.9' },
    'IPSEC(key_engine): request timer fired: count = 1,\n  (identity) local= 192.0.2.7:0, remote= 198.51.100.9:0,\n    local_proxy= 192.0.2.7/255.255.255.255/47/0,\n    remote_proxy= 198.51.100.9/255.255.255.255/47/0',
  ],
  ['A11', { spi: '0x01a2b3c4' }, `IPSEC(delete_sa): deleting SA,${SA}`],
  ['A12', {}, 'IPSEC(early_age_out_sibling): sibling outbound SPI 1A2B3C4 expiring in 30 seconds'],
];

describe('ipsec rows', () => {
  for (const [id, fields, english, ...translated] of CASES)
    for (const [i, text] of [english, ...translated].entries())
      test(`${id} ${['English', 'zh-TW', 'zh-CN'][i]}: ${text.split('\n')[0]}`, () => {
        const known = read(text);
        expect(known.id).toBe(id);
        expect(known.fields).toMatchObject(fields);
      });
});

test('prose and a page break inside a created SA do not end it', () => {
  const text = `IPSEC(create_sa):sa建立，
  (sa)sa_dest= 192.0.2.7,sa_proto= 50,
    sa_spi= 0xFEDCBA98(4275878552),

分支將第三個QM消息傳送到中心，中心即完成QM交換。



    sa_trans= esp-aes esp-sha-hmac , sa_conn_id= 3
    sa_lifetime(k/sec)=(4499172/3600)
後面的說明。`;
  const known = read(text);
  expect(known.fields).toMatchObject({
    spi: '0xfedcba98',
    encryption: 'aes-cbc',
    lifetimeKilobytes: 4499172,
  });
  expect(known.consumed).toBe(9);
});
