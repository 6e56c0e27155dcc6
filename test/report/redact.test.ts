import { describe, expect, it } from 'vitest';
import { Redactor } from '../../src/report/redact.ts';

describe('redacting', () => {
  it('gives one address one pseudonym and leaves masks and times alone', () => {
    const redactor = new Redactor();
    expect(redactor.text('permit udp host 192.0.2.1 host 198.51.100.7 eq isakmp')).toBe(
      'permit udp host ip-1 host ip-2 eq isakmp',
    );
    expect(redactor.text('192.0.2.1/255.255.255.255 at 09:31:42.100')).toBe(
      'ip-1/255.255.255.255 at 09:31:42.100',
    );
  });

  it('hides IPv6 addresses in any text form', () => {
    const redactor = new Redactor();
    expect(redactor.text('from 2001:db8::1 to 2001:DB8::1, then fe80::2')).toBe(
      'from ip-1 to ip-1, then ip-2',
    );
  });

  it('hides names wherever they stand, the longest first', () => {
    const redactor = new Redactor();
    redactor.hide(['Hub', 'Hub-RTR'], 'host');
    expect(redactor.text('Hub-RTR#show dmvpn and Hub# but not Hubert')).toBe(
      'host-2#show dmvpn and host-1# but not Hubert',
    );
  });

  it('keeps field names and everything that is no text', () => {
    const redactor = new Redactor();
    expect(redactor.value({ '192.0.2.1': [1, null, '192.0.2.1'] })).toEqual({
      '192.0.2.1': [1, null, 'ip-1'],
    });
  });

  it('leaves times and the words of the report alone, whatever a router is called', () => {
    const redactor = new Redactor();
    redactor.hide(['0', 'done'], 'host');
    expect(redactor.value({ offset: '0', verdict: 'done', text: '0#show clock', hostname: '0' })).toEqual({
      offset: '0',
      verdict: 'done',
      text: 'host-1#show clock',
      hostname: 'host-1',
    });
  });
});
