import { describe, expect, it } from 'vitest';
import { addressFamilies } from '../../../../parsers/wire/registry/afn.ts';
import { etherTypes } from '../../../../parsers/wire/registry/ethertypes.ts';
import { icmpCodes, icmpTypes, icmpv6Codes, icmpv6Types } from '../../../../parsers/wire/registry/icmp.ts';
import { ipOptions } from '../../../../parsers/wire/registry/ip-options.ts';
import { ipProtocols } from '../../../../parsers/wire/registry/ip-protocols.ts';
import {
  nhrpAuthenticationTypes,
  nhrpCodes,
  nhrpErrors,
  nhrpExtensions,
  nhrpFlags,
  nhrpPackets,
} from '../../../../parsers/wire/registry/nhrp.ts';
import type { Registry } from '../../../../parsers/wire/registry/table.ts';

const TABLES: Record<string, Registry> = {
  addressFamilies,
  etherTypes,
  icmpTypes,
  icmpv6Types,
  ipOptions,
  ipProtocols,
  nhrpAuthenticationTypes,
  nhrpCodes,
  nhrpErrors,
  nhrpExtensions,
  nhrpPackets,
};
for (const [type, table] of Object.entries(icmpCodes)) TABLES[`icmp type ${type}`] = table;
for (const [type, table] of Object.entries(icmpv6Codes)) TABLES[`icmpv6 type ${type}`] = table;

describe.each(Object.entries(TABLES))('%s', (_, table) => {
  it('has each number and each name once, and a source for each', () => {
    expect(new Set(table.rows.map(([number]) => number)).size).toBe(table.rows.length);
    expect(new Set(table.rows.map(([, name]) => name)).size).toBe(table.rows.length);
    for (const [number, name, source] of table.rows) {
      expect(source).not.toBe('');
      expect(table.name(number)).toBe(name);
      expect(table.number(name)).toBe(number);
    }
  });

  it('answers null for what it does not have', () => {
    expect(table.name(-1)).toBeNull();
    expect(table.number('no such name')).toBeNull();
  });
});

describe('nhrpFlags', () => {
  it('has one bit for each flag', () => {
    for (const flags of Object.values(nhrpFlags)) {
      expect(new Set(flags.map((flag) => flag.bit)).size).toBe(flags.length);
      for (const { bit, source } of flags) {
        expect(Number.isInteger(Math.log2(bit))).toBe(true);
        expect(source).not.toBe('');
      }
    }
  });
});
