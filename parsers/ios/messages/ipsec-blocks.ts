/** Continuation lines of IPsec messages. */

import { transformSet } from './attributes.ts';
import { walk } from './isakmp-blocks.ts';
import type { Block, Fields, Subject } from './row.ts';
import { addresses, hexSpi, numberAfter, numbers, says, unindent } from './scan.ts';

const isMask = (address: string): boolean => address.startsWith('255.') || address === '0.0.0.0';

/** `<transform set> (<Transport|Tunnel>)`: the bracket in any language, the set only in English. */
function transformFields(line: string): Fields {
  const set = transformSet(
    line
      .slice(Math.max(0, line.lastIndexOf('transform=')))
      .replace(/transform=/, ' ')
      .split('(')[0]!,
  );
  const none = /\bNONE\b/.test(line);
  return {
    encryption: none ? null : set.encryption,
    keyLength: set.keyLength,
    hash: none ? null : set.hash,
    protocol: /protocol=\s*AH/.test(line) ? 'ah' : set.protocol,
    encapsulation: says(line, 'Transport') ? 'transport' : says(line, 'Tunnel') ? 'tunnel' : null,
  };
}

/**
 * B1, the `(key eng. msg.)` block: direction, addresses and ports, proxies, transform, lifetimes, SPI.
 * The first line is known by two addresses behind `=`, the others by their kept names.
 */
export function keyEngineBlock(s: Subject): Block {
  const fields: Fields = { direction: null, local: null, peer: null };
  if (s.body.includes('local=')) endpoints(s.body, fields);
  const consumed = walk(s.following, (line) => {
    if (line.includes('_proxy')) {
      const proxy = addresses(line).find((address) => !isMask(address)) ?? null;
      const remote = /remote_proxy|dest_proxy/.test(line);
      fields[remote ? 'remoteProxy' : 'localProxy'] = proxy;
      const tail = /\/(\d{1,3})\/(\d{1,5})/.exec(line);
      if (tail !== null) fields['proxyProtocol'] = Number(tail[1]);
      return 'part';
    }
    if (line.includes('protocol=')) {
      Object.assign(fields, transformFields(line));
      return 'part';
    }
    const life = /(\d{1,10})\s*s?\D{1,24}?(\d{1,12})\s*kb/i.exec(line.slice(0, 120));
    if (life !== null && line.includes('=')) {
      fields['lifetimeSeconds'] = Number(life[1]);
      fields['lifetimeKilobytes'] = Number(life[2]);
      return 'part';
    }
    if (line.startsWith('spi=') || /^spi\s*=/.test(line)) {
      const spi = hexSpi(line);
      fields['spi'] = spi === '0x00000000' ? null : spi;
      fields['keySize'] = numberAfter(line, 'keysize=');
      return line.includes('flags=') ? 'last' : 'part';
    }
    if (line.startsWith('flags=') || line.startsWith('esn=')) return 'last';
    if (fields['local'] === null && line.includes('=') && addresses(line).length === 2) {
      endpoints(line, fields);
      return 'part';
    }
    return 'stray';
  });
  return { fields, consumed };
}

/** `OUTBOUND local= <address>[:<port>], remote= <address>[:<port>]`; older releases: `INBOUND`, key msg. */
function endpoints(line: string, fields: Fields): void {
  const [local, peer] = addresses(line);
  fields['local'] = local ?? null;
  fields['peer'] = peer ?? null;
  fields['direction'] = says(line, 'OUTBOUND') ? 'outbound' : says(line, 'INBOUND') ? 'inbound' : null;
}

/** What a transform set says but for its protocol. */
function setFields(text: string, fields: Fields): void {
  const { encryption, keyLength, hash } = transformSet(text);
  fields['encryption'] = encryption;
  fields['keyLength'] = keyLength;
  fields['hash'] = hash;
}

/** P9: destination, protocol, SPI, transform set, the router's own number, kilobytes and seconds. */
export function createdBlock(s: Subject): Block {
  const fields: Fields = { destination: null, spi: null };
  const read = (line: string): 'part' | 'stray' | 'last' => {
    let what: 'part' | 'stray' | 'last' = 'stray';
    if (line.includes('sa_dest=')) {
      if (fields['destination'] !== null) return 'stray';
      fields['destination'] = addresses(line)[0] ?? null;
      fields['protocol'] = numberAfter(line, 'sa_proto=') === 51 ? 'ah' : 'esp';
      what = 'part';
    }
    if (line.includes('sa_spi=')) {
      fields['spi'] = hexSpi(line);
      what = 'part';
    }
    if (line.includes('sa_trans=')) {
      setFields(line.slice(line.indexOf('sa_trans=') + 9).split(', sa_')[0]!, fields);
      fields['saConnectionId'] = numberAfter(line, 'sa_conn_id=');
      what = 'part';
    }
    const life = /sa_lifetime\D{1,20}(\d{1,12})\/(\d{1,10})/.exec(line);
    if (life !== null) {
      fields['lifetimeKilobytes'] = Number(life[1]);
      fields['lifetimeSeconds'] = Number(life[2]);
      what = 'last';
    }
    return what;
  };
  read(s.body);
  return { fields, consumed: walk(s.following, read) };
}

/** A11: as P9, with the identity that IOS prints behind it. */
export function deletedBlock(s: Subject): Block {
  return createdBlock(s);
}

/** P4: source and destination, then protocol and ports, one a line. */
export function proxyBlock(s: Subject): Block {
  const fields: Fields = { local: null, peer: null, protocol: null, sourcePort: null, destinationPort: null };
  let count = 0;
  const names = ['protocol', 'sourcePort', 'destinationPort'] as const;
  const consumed = walk(s.following, (line) => {
    if (line.length > 60 || !line.includes(':')) return 'stray';
    const found = addresses(line);
    if (found.length === 1 && fields['peer'] === null) {
      fields[fields['local'] === null ? 'local' : 'peer'] = found[0]!;
      return 'part';
    }
    const value = numbers(line).at(-1);
    if (found.length > 0 || value === undefined || fields['peer'] === null) return 'stray';
    fields[names[count]!] = value;
    count++;
    return count === names.length ? 'last' : 'part';
  });
  return { fields, consumed };
}

/** G1: the refused transforms in braces on the next line. */
export function transformsBlock(s: Subject): Block {
  const next = unindent(s.following[0] ?? '');
  const own = s.body.indexOf('{');
  const text = own >= 0 ? s.body.slice(own) : next.startsWith('{') ? next : '';
  const fields: Fields = {};
  setFields(text, fields);
  fields['transforms'] = text.replace(/[{}]/g, '').trim() || null;
  return {
    fields,
    consumed: own < 0 && text !== '' ? 1 : 0,
  };
}
