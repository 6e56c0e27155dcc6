import type { PayloadExtension } from './ike-payloads.ts';

/** How the bytes after the known ones are to be read. */
export type VendorTail = 'version' | 'release' | 'capabilities' | 'windows' | 'text' | 'bytes';

/** One known vendor ID of IKEv1. */
export interface VendorIdRow {
  /** Lower-case hex; the whole ID, or its beginning when `tail` is set. */
  hex: string;
  name: string;
  /** Where the value comes from; most are the MD5 hash of a text. */
  source: string;
  /** Set when the ID may go on after `hex`. */
  tail?: VendorTail;
  /** Private payload numbers that this ID announces. */
  announces?: PayloadExtension;
}

const row = (hex: string, name: string, source: string, tail?: VendorTail): VendorIdRow =>
  tail === undefined ? { hex, name, source } : { hex, name, source, tail };

const natT = (hex: string, name: string, announces?: PayloadExtension): VendorIdRow => {
  const source = `MD5("${name}")`;
  return announces === undefined ? { hex, name, source } : { hex, name, source, announces };
};

/** Vendor IDs of IKEv1. A longer row that fits wins over a shorter one. */
export const VENDOR_IDS: readonly VendorIdRow[] = [
  natT('4a131c81070358455c5728f20e95452f', 'RFC 3947'),
  natT('4485152d18b6bbcd0be8a8469579ddcc', 'draft-ietf-ipsec-nat-t-ike-00', 'nat-t-00-03'),
  natT('16f6ca16e4a4066d83821a0f0aeaa862', 'draft-ietf-ipsec-nat-t-ike-01', 'nat-t-00-03'),
  natT('cd60464335df21f87cfdb2fc68b6a448', 'draft-ietf-ipsec-nat-t-ike-02', 'nat-t-00-03'),
  natT('90cb80913ebb696e086381b5ec427b1f', 'draft-ietf-ipsec-nat-t-ike-02\\n', 'nat-t-00-03'),
  natT('7d9419a65310ca6f2c179d9215529d56', 'draft-ietf-ipsec-nat-t-ike-03', 'nat-t-00-03'),
  natT('9909b64eed937c6573de52ace952fa6b', 'draft-ietf-ipsec-nat-t-ike-04', 'nat-t-04-08'),
  natT('80d0bb3def54565ee84645d4c85ce3ee', 'draft-ietf-ipsec-nat-t-ike-05', 'nat-t-04-08'),
  natT('4d1e0e136deafa34c4f3ea9f02ec7285', 'draft-ietf-ipsec-nat-t-ike-06', 'nat-t-04-08'),
  natT('439b59f8ba676c4c7737ae22eab8f582', 'draft-ietf-ipsec-nat-t-ike-07', 'nat-t-04-08'),
  natT('8f8d83826d246b6fc7a8a6a428c11de8', 'draft-ietf-ipsec-nat-t-ike-08', 'nat-t-04-08'),
  natT('42ea5b6f898d9773a575df26e7dd19e1', 'draft-ietf-ipsec-nat-t-ike-09'),
  natT('4df37928e9fc4fd1b3262170d515c662', 'draft-ietf-ipsec-nat-t-ike', 'nat-t-04-08'),
  natT('c40fee00d5d39ddb1fc762e09b7cfea7', 'Testing NAT-T RFC'),
  natT('810fa565f8ab14369105d706fbd57279', 'RFC XXXX'),
  natT('27bab5dc01ea0760ea4e3190ac27c0d0', 'draft-stenberg-ipsec-nat-traversal-01'),
  natT('6105c422e76847e43f9684801292aecd', 'draft-stenberg-ipsec-nat-traversal-02'),
  natT('6a7434c19d7e36348090a02334c9c805', 'draft-huttunen-ipsec-esp-in-udp-00.txt'),
  natT('50760f624c63e5c53eea386c685ca083', 'ESPThruNAT'),

  row(
    'afcad71368a1f1c96b8696fc7757',
    'DPD',
    'RFC 3706 5.1: 14 bytes, then major and minor version',
    'version',
  ),
  row('09002689dfd6b712', 'XAUTH', 'draft-ietf-ipsec-isakmp-xauth-06 2: 8 bytes of an MD5 hash'),
  row('09002689dfd6b71280a224dec33b81e5', 'XAUTH', 'MD5("draft-ietf-ipsra-isakmp-xauth-06.txt")'),

  row(
    '12f5f28c457168a9702d9fe274cc',
    'Cisco Unity',
    '14 bytes of MD5("CISCO-UNITY"), then version',
    'version',
  ),
  row('1f07f70eaa6514d3b0fa96542a50', 'Cisco VPN 3000', '14 bytes, then release: 04 07 is 4.0.7', 'release'),
  row('3e984048', 'Cisco IOS', 'seen from IOS; ike-scan and Libreswan know the same 4 bytes', 'bytes'),
  {
    hex: '4048b7d56ebce88525e7de7f00d6c2d3',
    name: 'FRAGMENTATION',
    source: 'MD5("FRAGMENTATION"), then 4 bytes of capabilities from Cisco, none from Windows',
    tail: 'capabilities',
    announces: 'fragmentation',
  },
  row('2d7922c6b301d9b0e1342739e9cfbbd5', 'Delete with reason', 'Cisco; Wireshark knows the same 16 bytes'),
  row('800100018002000180030002', 'Cisco Unity firewall type', 'Cisco VPN client'),

  row('882fe56d6fd20dbc2251613b2ebe5beb', 'strongSwan', 'MD5("strongSwan")'),
  row('7003cbc1097dbe9c2600ba6983bc8b35', 'KAME/racoon', 'MD5("KAME/racoon")'),
  row('20a3622c1cea7ce37bee3ca484425276', 'IPsec-Tools', 'ipsec-tools source'),
  row('4f70656e5047503130313731', 'OpenPGP', 'ASCII "OpenPGP10171"'),
  row('f14b94b7bff1fef02773b8c49feded26', 'Shrew Soft', 'Shrew Soft client'),
  row('101fb0b35c5a4f4c08b919f1cb9777b0', 'NCP', 'NCP client'),

  row('1e2b516905991c7d7c96fcbfb587e461', 'Microsoft', 'MD5("MS NT5 ISAKMPOAKLEY"), then version', 'windows'),
  row('ad2c0dd0b9c32083ccba25b8861ec455', 'GSS-API', 'MD5("A GSS-API Authentication Method for IKE")'),
  row('b46d8914f3aaa3f2fedeb7c7db2943ca', 'GSS-API', 'MD5("A GSS-API Authentication Method for IKE\\n")'),
  row('621b04bb09882ac1e15935fefa24aeee', 'GSSAPI', 'MD5("GSSAPI")'),
  row('fb1de3cdf341b7ea16b7e5be0855f120', 'MS-Negotiation Discovery Capable', 'MD5 of the name'),
  row('e3a5966a76379fe707228231e5ce8652', 'IKE CGA version 1', 'MD5 of the name'),
  row('214ca4faffa7f32d6748e5303395ae83', 'MS-MamieExists', 'MD5 of the name'),
  row('26244d38eddb61b3172a36e3d0cfb819', 'Vid-Initial-Contact', 'MD5 of the name'),
  row('72872b95fcda2eb708efe322119b4971', 'NLBS_PRESENT', 'MD5 of the name'),

  row('f4ed19e0c114eb516faaac0ee37daf2807b4381f', 'Check Point', '20 bytes, then version', 'bytes'),
  row('5b362bc820f6', 'SonicWALL', 'SonicOS; 6 bytes, then version', 'bytes'),
  row('404bf439522ca3f6', 'SonicWALL', 'SonicOS'),
  row('da8e937880010000', 'SafeNet or SonicWALL', 'SafeNet, SonicOS'),
  row('47bbe7c993f1fc13b4e6d0db565c68e5', 'SafeNet SoftRemote', '16 bytes, then version', 'bytes'),
  row('4865617274426561745f4e6f74696679', 'Heartbeat Notify', 'ASCII "HeartBeat_Notify", Juniper', 'bytes'),
  row(
    '325df29a2319f2dd',
    'draft-krywaniuk-ipsec-antireplay-00',
    'the draft; Wireshark knows the same 8 bytes',
  ),
  row('8db7a41811221660', 'draft-ietf-ipsec-heartbeats-00', 'the draft; Wireshark knows the same 8 bytes'),
  row('8404adf9cda05760b2ca292e4bff537b', 'Sidewinder', 'Secure Computing'),
  row('9aa1f3b43472a45d5f506aeb260cf214', 'CyberGuard', 'CyberGuard'),
  row('424e4553', 'Nortel Contivity', 'ASCII "BNES", then version', 'bytes'),
  row('54494d4553544550', 'Timestep', 'ASCII "TIMESTEP", then a text', 'text'),
  row('b858d1addd08c1e8adafea150608aa4497aa6cc8', 'ZyXEL ZyWALL', 'ZyXEL'),
  row('f758f22668750f03b08df6ebe1d0', 'ZyXEL ZyWALL', 'ZyXEL USG 100'),
  row('625027749d5ab97f5616c1602765cf480a3b7d0b', 'ZyXEL ZyWALL', 'ZyXEL'),
  row('054182a07c7ae206f9d2cf9d2432c482', 'SSH Sentinel', 'MD5("SSH Sentinel")'),
  row('b91623e693ca18a54c6a2778552305e8', 'SSH Sentinel 1.1', 'MD5 of the name'),
  row('5430888de01a31a6fa8f60224e449958', 'SSH Sentinel 1.2', 'MD5 of the name'),
  row('7ee5cb85f71ce259c94a5c731ee4e752', 'SSH Sentinel 1.3', 'MD5 of the name'),
  row('63d9a1a7009491b5a0a6fdeb2a8284f0', 'SSH Sentinel 1.4', 'MD5 of the name'),
  row('eb4b0d96276b4e220ad16221a7b2a5e6', 'SSH Sentinel 1.4.1', 'MD5 of the name'),
  row('299ee8289f40a8973bc78687e2e7226b532c3b76', 'NetScreen', 'Juniper ScreenOS', 'bytes'),
  row('3a15e1f3cf2a63582e3ac82d1c64cbe3b6d779e7', 'NetScreen', 'Juniper ScreenOS', 'bytes'),
  row('47d2b126bfcd83489760e2cf8c5d4d5a03497c15', 'NetScreen', 'Juniper ScreenOS', 'bytes'),
  row('4a4340b543e02b84c88a8b96a8af9ebe77d9accc', 'NetScreen', 'Juniper ScreenOS', 'bytes'),
  row('64405f46f03b7660a23be116a1975058e69e8387', 'NetScreen', 'Juniper ScreenOS', 'bytes'),
  row('699369228741c6d4ca094c93e242c9de19e7b7c6', 'NetScreen', 'Juniper ScreenOS', 'bytes'),
  row('8c0dc6cf62a0ef1b5c6eabd1b67ba69866adf16a', 'NetScreen', 'Juniper ScreenOS', 'bytes'),
  row('92d27a9ecb31d99246986d3453d0c3d57a222a61', 'NetScreen', 'Juniper ScreenOS', 'bytes'),
  row('9b096d9ac3275a7d6fe8b91c583111b09efed1a0', 'NetScreen', 'Juniper ScreenOS', 'bytes'),
  row('bf03746108d746c904f1f3547de24f78479fed12', 'NetScreen', 'Juniper ScreenOS', 'bytes'),
  row('c2e80500f4cc5fbf5daaeed3bb59abaeee56c652', 'NetScreen', 'Juniper ScreenOS', 'bytes'),
  row('c8660a62b03b1b6130bf781608d32a6a8d0fb89f', 'NetScreen', 'Juniper ScreenOS', 'bytes'),
  row('f885da40b1e7a9abd17655ec5bbec0f21f0ed52e', 'NetScreen', 'Juniper ScreenOS', 'bytes'),
  row('2a2bcac19b8e91b426107807e02e7249569d6fd3', 'NetScreen', 'Juniper ScreenOS', 'bytes'),
  row('166f932d55eb64d8e4df4fd37e2313f0d0fd8451', 'NetScreen', 'Juniper ScreenOS', 'bytes'),
  row('a35bfd05ca1ac0b3d2f24e9e82bfcbff9c9e52b5', 'NetScreen', 'Juniper ScreenOS', 'bytes'),
  row('ca3e2b854ba8030017dc1023a4fde2041f9f7463', 'Aruba remote AP', 'Aruba'),
  row('3c8e70bdf9c7d74add53e4100915dc2e4bb51274', 'Aruba controller', 'Aruba'),
  row('88f0e3149b3fa48b05aa7f685f0b766be186ccb8', 'Aruba VIA client', 'Aruba'),
  row('8299031757a36082c6a621de', 'Fortinet FortiGate', '12 bytes, then version', 'bytes'),
];

/** Names that the decoder itself needs. */
export const VENDOR_UNITY = 'Cisco Unity';
export const VENDOR_XAUTH = 'XAUTH';
export const VENDOR_IOS = 'Cisco IOS';
/** NAT traversal as standardised: payloads 20 and 21. */
export const VENDOR_RFC3947 = 'RFC 3947';

/** Windows versions behind Microsoft's vendor ID: [MS-IKEE] 2.2.9. */
export const WINDOWS_VERSIONS: ReadonlyMap<number, string> = new Map([
  [2, 'Windows 2000'],
  [3, 'Windows XP'],
  [4, 'Windows Server 2003'],
  [5, 'Windows Vista'],
  [6, 'Windows Server 2008'],
  [7, 'Windows 7'],
  [8, 'Windows Server 2008 R2'],
  [9, 'Windows 8, Windows Server 2012 or later'],
]);
