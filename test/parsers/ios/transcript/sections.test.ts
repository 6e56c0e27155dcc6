import { describe, expect, test } from 'vitest';
import { read } from './read.ts';

const DMVPN = `Legend: Attrb --> S - Static, D - Dynamic, I - Incomplete
        N - NATed, L - Local, X - No Socket
        # Ent --> Number of NHRP entries with same NBMA peer
==========================================================================

Interface: Tunnel0, IPv4 NHRP Details
Type:Spoke, NHRP Peers:1,

 # Ent  Peer NBMA Addr Peer Tunnel Add State  UpDn Tm Attrb
 ----- --------------- --------------- ----- -------- -----
     1 192.0.2.1       10.9.0.1          UP 00:00:39     S
`;

describe('show outputs', () => {
  test('behind prompts', () => {
    const { sections, messages } = read(`R1#sh dmvpn
${DMVPN}
R1#
R1#show crypto isakmp sa
IPv4 Crypto ISAKMP SA
dst             src             state          conn-id status
192.0.2.1       192.0.2.2       QM_IDLE           1001 ACTIVE

R1#debug dmvpn all all
NHRP: if_up: Tunnel0 proto 0
`);
    expect(sections.map((s) => [s.kind, s.command, s.prompt, s.line, s.endLine])).toEqual([
      ['show', 'sh dmvpn', 'R1', 1, 12],
      ['show', 'show crypto isakmp sa', 'R1', 15, 18],
    ]);
    expect(sections[0]!.lines).toEqual(DMVPN.trimEnd().split('\n'));
    expect(messages.map((m) => [m.text, m.prompt])).toEqual([['NHRP: if_up: Tunnel0 proto 0', 'R1']]);
  });

  test('by the command as a heading, or by its look alone', () => {
    const headed = read(`The spoke shows this.\n\nshow dmvpn\n\n${DMVPN}`).sections;
    expect(headed.map((s) => [s.kind, s.command, s.prompt, s.heading])).toEqual([
      ['show', 'show dmvpn', null, 'show dmvpn'],
    ]);
    const bare = read(`The spoke shows this.\n\n${DMVPN}\n`).sections;
    expect(bare.map((s) => [s.kind, s.command, s.prompt, s.heading, s.line])).toEqual([
      ['show', null, null, 'The spoke shows this.', 3],
    ]);
    expect(read('show dmvpn\n\nThis returns something.\n').sections).toEqual([]);
  });

  test('a remark behind the command is not the command', () => {
    const { sections } = read('R1#show ip nhrp nhs (there is none,\n\nas expected)\n');
    expect(sections).toMatchObject([
      { command: 'show ip nhrp nhs', lines: ['(there is none,', '', 'as expected)'] },
    ]);
  });

  test('a debug message in the middle of an output', () => {
    const lines = DMVPN.trimEnd().split('\n');
    const mixed = [
      ...lines.slice(0, 6),
      '*Mar  1 00:00:01.000: NHRP: if_up: Tunnel0 proto 0',
      ...lines.slice(6),
    ];
    const { sections, messages, order } = read(`R1#show dmvpn\n${mixed.join('\n')}\nR1#\n`);
    expect(sections).toHaveLength(1);
    expect(sections[0]!.lines).toEqual(lines);
    expect(messages).toMatchObject([{ text: 'NHRP: if_up: Tunnel0 proto 0', following: [] }]);
    expect(order).toEqual(['s1', 'm8']);
  });

  test('a translated sentence ends an output', () => {
    const { sections, prose } = read(`R1#show dmvpn\n${DMVPN}\n相關資訊\n\nIPsec 疑難排解\n`);
    expect(sections[0]!.lines.at(-1)).toContain('192.0.2.1');
    expect(prose).toEqual(['相關資訊', 'IPsec 疑難排解']);
  });
});

describe('configurations', () => {
  const CONFIG = `interface Tunnel0
 ip address 10.9.0.1 255.255.255.0
 ip nhrp network-id 9
 tunnel source GigabitEthernet0/0
!
router eigrp 9
 network 10.9.0.0 0.0.0.255
end`;

  test('show running-config', () => {
    const { sections } = read(`R1#show running-config\nBuilding configuration...\n\n${CONFIG}\n\nR1#\n`);
    expect(sections).toMatchObject([
      { kind: 'config', command: 'show running-config', prompt: 'R1', line: 1, endLine: 11 },
    ]);
  });

  test('by its look, without indent and with blank lines between, told apart by headings', () => {
    const loose = CONFIG.split('\n')
      .map((line) => line.trim())
      .join('\n\n');
    const { sections, prose } = read(`中心\n\n${loose}\n\n輻條\n\n${loose}\n\n調試\n`);
    expect(sections.map((s) => [s.kind, s.heading, s.prompt, s.lines.filter(Boolean).length])).toEqual([
      ['config', '中心', null, 8],
      ['config', '輻條', null, 8],
    ]);
    expect(prose).toEqual(['中心', '輻條', '調試']);
  });

  test('typed at the prompt', () => {
    const { sections, messages } = read(
      'R1(config)#interface Tunnel0\nR1(config-if)#no shutdown\n*Mar  1 00:00:01.000: NHRP: if_up: Tunnel0 proto 0\nR1(config-if)#end\nR1#\n',
    );
    expect(sections).toMatchObject([
      {
        kind: 'config',
        command: 'configure terminal',
        prompt: 'R1',
        lines: ['interface Tunnel0', 'no shutdown', 'end'],
      },
    ]);
    expect(messages).toHaveLength(1);
  });

  test('a sentence about an interface is no configuration', () => {
    expect(read('interface Tunnel0\n\nThe tunnel interface is explained here.\n').sections).toEqual([]);
  });
});

describe('prompts', () => {
  test.each([
    ['Hub#*Mar  1 00:00:01.000: NHRP: x', 'Hub'],
    ['Hub-RTR(config-if)#NHRP: x', 'Hub-RTR'],
    ['Spoke1>NHRP: x', 'Spoke1'],
    ['Hub#\nNHRP: x', 'Hub'],
  ])('%j', (text, prompt) => {
    expect(read(text).messages).toMatchObject([{ text: 'NHRP: x', prompt, before: '' }]);
  });

  test('sentences of a document between a prompt and a message break the tie', () => {
    const { messages } = read(
      'Hub#show clock\n\nThe following messages come from the two routers in turn as they happen.\n\nNHRP: x\n',
    );
    expect(messages[0]!.prompt).toBe('Hub');
    const translated = read(
      'Hub#debug nhrp\n\n這些前幾個調試消息是通過在隧道介面上輸入的命令生成的。\n\nNHRP: x\n',
    );
    expect(translated.messages[0]!.prompt).toBeNull();
  });

  test('things that look like prompts', () => {
    expect(read('C# is a language\nIssue#12 was closed\n--> x\n').prose).toEqual([
      'C# is a language',
      'Issue#12 was closed',
      '--> x',
    ]);
  });
});
