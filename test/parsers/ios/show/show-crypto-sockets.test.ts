import { describe, expect, test } from 'vitest';
import { showCryptoSockets } from '../../../../parsers/ios/show/show-crypto-sockets.ts';

function read(text: string) {
  const { result, problems, unrecognised } = showCryptoSockets.parse(text.split('\n'));
  expect(problems).toEqual([]);
  expect(unrecognised).toEqual([]);
  return result;
}

describe('show crypto sockets', () => {
  test('port before protocol, several sockets, listeners', () => {
    const result = read(`Number of Crypto Socket connections 2

   Tu1 Peers (local/remote): 198.51.100.7/192.0.2.1
       Local Ident  (addr/mask/port/prot): (198.51.100.7/255.255.255.255/0/47)
       Remote Ident (addr/mask/port/prot): (192.0.2.1/255.255.255.255/0/47)
       IPSec Profile: "OVERLAY-PROT"
       Socket State: Open
       Client: "TUNNEL SEC" (Client State: Active)
   Tu2 Peers (local/remote): 198.51.100.7/192.0.2.2
       Local Ident  (addr/mask/port/prot): (198.51.100.7/255.255.255.255/0/47)
       Remote Ident (addr/mask/port/prot): (192.0.2.2/255.255.255.255/0/47)
       IPSec Profile: "BACKUP-PROT"
       Socket State: Closed
       Client: "TUNNEL SEC" (Client State: Active)
Crypto Sockets in Listen state:
Client: "TUNNEL SEC" Profile: "OVERLAY-PROT" Map-name: "Tunnel1-head-0"
Client: "TUNNEL SEC" Profile: "BACKUP-PROT" Map-name: "Tunnel2-head-0"
`);
    expect(result).toEqual({
      connections: 2,
      sockets: [
        {
          interface: 'Tu1',
          local: '198.51.100.7',
          remote: '192.0.2.1',
          localIdentity: { address: '198.51.100.7', mask: '255.255.255.255', port: 0, protocol: 47 },
          remoteIdentity: { address: '192.0.2.1', mask: '255.255.255.255', port: 0, protocol: 47 },
          trueIdentities: [],
          flags: [],
          profile: 'OVERLAY-PROT',
          state: 'Open',
          client: 'TUNNEL SEC',
          clientState: 'Active',
        },
        expect.objectContaining({ interface: 'Tu2', state: 'Closed', profile: 'BACKUP-PROT' }),
      ],
      listening: [
        { client: 'TUNNEL SEC', profile: 'OVERLAY-PROT', mapName: 'Tunnel1-head-0' },
        { client: 'TUNNEL SEC', profile: 'BACKUP-PROT', mapName: 'Tunnel2-head-0' },
      ],
    });
  });

  test('a shared profile: flags, the peers broken before the slash, other indent and case', () => {
    const result = read(`Number of Crypto Socket connections 1
 Shd Peers (local/remote): 198.51.100.7
/192.0.2.5
  Local Ident (addr/mask/port/prot): (198.51.100.7/255.255.255.255/0/47)
  Remote Ident (addr/mask/port/prot): (192.0.2.5/255.255.255.255/0/47)
  Flags: shared
  ipsec Profile: "shared-prot"
  Socket State: Open
  Client: "TUNNEL SEC" (Client State: Active)
Crypto Sockets in Listen state:
Client: "TUNNEL SEC" Profile: "shared-prot" Map-name: "shared-prot-head-1"
`);
    expect(result.sockets).toMatchObject([
      { interface: 'Shd', remote: '192.0.2.5', flags: ['shared'], profile: 'shared-prot' },
    ]);
  });

  test('several SAs on one socket: TRUE identities', () => {
    const result = read(`Number of Crypto Socket connections 1
   Tu3 Peers (local/remote): 198.51.100.7/192.0.2.3
       Local Ident  (addr/mask/port/prot): (0.0.0.0/0.0.0.0/0/0)
       Remote Ident (addr/mask/port/prot): (0.0.0.0/0.0.0.0/0/0)
       Local TRUE ident  (addr/mask/port/prot): (10.30.0.0/255.255.255.0/0/0)
       Remote TRUE ident (addr/mask/port/prot): (10.40.0.0/255.255.255.0/0/0)
       Local TRUE ident  (addr/mask/port/prot): (10.31.0.0/255.255.255.0/0/17)
       Remote TRUE ident (addr/mask/port/prot): (10.41.0.0/255.255.255.0/53/17)
       IPSec Profile: "MULTI"
       Socket State: Open
       Client: "TUNNEL SEC" (Client State: Active)
`);
    expect(result.sockets[0]!.trueIdentities).toEqual([
      {
        local: { address: '10.30.0.0', mask: '255.255.255.0', port: 0, protocol: 0 },
        remote: { address: '10.40.0.0', mask: '255.255.255.0', port: 0, protocol: 0 },
      },
      {
        local: { address: '10.31.0.0', mask: '255.255.255.0', port: 0, protocol: 17 },
        remote: { address: '10.41.0.0', mask: '255.255.255.0', port: 53, protocol: 17 },
      },
    ]);
  });

  test('a hub that only listens', () => {
    expect(
      read(`Number of Crypto Socket connections 0

Crypto Sockets in Listen state:
Client: "TUNNEL SEC" Profile: "HUB-PROT" Map-name: "Tunnel0-head-0"`),
    ).toMatchObject({ connections: 0, sockets: [], listening: [{ profile: 'HUB-PROT' }] });
  });
});
