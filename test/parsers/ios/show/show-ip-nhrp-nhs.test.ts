import { describe, expect, test } from 'vitest';
import { showIpNhrpNhs } from '../../../../parsers/ios/show/show-ip-nhrp-nhs.ts';

const parse = (text: string) => showIpNhrpNhs.parse(text.split('\n'));

describe('show ip nhrp nhs', () => {
  test('older: no NBMA address, no priority', () => {
    const { result, unrecognised } = parse(`Legend: E=Expecting replies, R=Responding
Tunnel0:
  10.20.0.1        RE`);
    expect(unrecognised).toEqual([]);
    expect(result).toMatchObject({
      detail: false,
      servers: [
        { interface: 'Tunnel0', address: '10.20.0.1', flags: ['R', 'E'], nbma: null, priority: null },
      ],
      pending: [],
    });
  });

  test('IOS-XE: a tab after Legend:, NBMA address, a server that only expects', () => {
    const { result, unrecognised } = parse(`Legend:\tE=Expecting replies, R=Responding, W=Waiting, D=Dynamic
Tunnel1:
10.20.0.1   E NBMA Address: 192.0.2.1 priority = 0 cluster = 0
10.20.0.2  RE NBMA Address: 192.0.2.2 priority = 10 cluster = 2`);
    expect(unrecognised).toEqual([]);
    expect(result.servers).toMatchObject([
      { address: '10.20.0.1', nbma: '192.0.2.1', flags: ['E'], priority: 0, cluster: 0 },
      { address: '10.20.0.2', nbma: '192.0.2.2', flags: ['R', 'E'], priority: 10, cluster: 2 },
    ]);
  });

  test('detail: counters, ages, protection, registrations that wait', () => {
    const text = `Legend: E=Expecting replies, R=Responding, W=Waiting
Tunnel0:
10.20.0.1  RE  NBMA Address: 192.0.2.1 priority = 0 cluster = 0  req-sent 14  req-failed 1  repl-recv 13 (00:00:20 ago)
  Current Request ID: 70011
  Protection Socket Requested: FALSE
10.20.0.2   E  priority = 0 cluster = 0  req-sent 42  req-failed 0  repl-recv 0

Pending Registration Requests:
Registration Request: Reqid 65550, Ret 64  NHS 10.20.0.2 expired (Tu0)
Reqid 65551, Ret 1  NHS 10.20.0.1`;
    const { result, unrecognised } = parse(text);
    expect(unrecognised).toEqual([]);
    expect(result).toMatchObject({
      detail: true,
      servers: [
        {
          requestsSent: 14,
          requestsFailed: 1,
          repliesReceived: 13,
          lastReplySeconds: 20,
          currentRequestId: 70011,
          protectionRequested: false,
        },
        { address: '10.20.0.2', flags: ['E'], requestsSent: 42, repliesReceived: 0, lastReplySeconds: null },
      ],
      pending: [
        { requestId: 65550, retransmitInterval: 64, nhs: '10.20.0.2', expired: true, interface: 'Tu0' },
        { requestId: 65551, retransmitInterval: 1, nhs: '10.20.0.1', expired: false, interface: null },
      ],
    });
    expect(parse(text.replace(/\s+/g, ' ')).result).toEqual(result);
  });

  test('by command and by the heading that some documents use', () => {
    expect(showIpNhrpNhs.matchesCommand('Spoke7#show ip nhrp nhs detail')).toBe(true);
    expect(showIpNhrpNhs.matchesCommand('show ip nhs')).toBe(true);
    expect(showIpNhrpNhs.matchesCommand('Hub#show ip nhrp nhs (a hub has none)')).toBe(true);
    expect(showIpNhrpNhs.matchesCommand('show ip nhrp')).toBe(false);
  });
});
