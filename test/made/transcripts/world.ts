/** Who talks in a made transcript and what is configured: the values that the messages print. */

export type Side = 'spoke' | 'hub';

/** One router as it knows itself. */
export interface RouterFacts {
  side: Side;
  host: string;
  nbma: string;
  tunnel: string;
  /** Tunnel interface number. */
  unit: number;
  /** Number of the phase 1 SA once keys are made; local to the router. */
  connection: number;
  /** A pointer IOS would print; the last digits vary with the message. */
  pointer: number;
}

export interface World {
  spoke: RouterFacts;
  hub: RouterFacts;
  /** What the hub sees as the spoke's address and port when NAT is on the path. */
  translated: { nbma: string; port: number } | null;
  messageId: number;
  spiToHub: number;
  spiToSpoke: number;
  requestId: number;
  /** As `isakmp policy` prints it. */
  policy: { encryption: string; keyLength: number | null; hash: string; group: number };
  authentication: 'pre-share' | 'RSA sig';
  transform: { esp: string; keyLength: number | null; authenticator: string; set: string };
  lifetime: { seconds: number; kilobytes: number };
  profile: string;
  holdingTime: number;
  nhrpString: string;
  as: number;
}

export const hub = (changes: Partial<RouterFacts> = {}): RouterFacts => ({
  side: 'hub',
  host: 'CORE-HUB',
  nbma: '198.51.100.1',
  tunnel: '10.20.0.254',
  unit: 20,
  connection: 1031,
  pointer: 0x7c20000,
  ...changes,
});

export const spoke = (changes: Partial<RouterFacts> = {}): RouterFacts => ({
  side: 'spoke',
  host: 'BRANCH-7',
  nbma: '192.0.2.7',
  tunnel: '10.20.0.7',
  unit: 20,
  connection: 1009,
  pointer: 0x9a40000,
  ...changes,
});

/** A pair of routers; the message ID is above 2^31 (printed negative) and one SPI starts with zeros. */
export function world(changes: Partial<World> = {}): World {
  return {
    spoke: spoke(),
    hub: hub(),
    translated: null,
    messageId: 0xb1a2c3d4,
    spiToHub: 0x00c0ffe1,
    spiToSpoke: 0xf9e8d7c6,
    requestId: 65_552,
    policy: { encryption: 'AES-CBC', keyLength: 256, hash: 'SHA', group: 14 },
    authentication: 'pre-share',
    transform: { esp: 'ESP_AES', keyLength: 256, authenticator: 'HMAC-SHA', set: 'esp-aes 256 esp-sha-hmac' },
    lifetime: { seconds: 3600, kilobytes: 4_608_000 },
    profile: 'OVERLAY-PROT',
    holdingTime: 600,
    nhrpString: 'zwiebel9',
    as: 65,
    ...changes,
  };
}

/** A world whose routers use the weak set of old releases. */
export function oldWorld(changes: Partial<World> = {}): World {
  return world({
    policy: { encryption: '3DES-CBC', keyLength: null, hash: 'MD5', group: 2 },
    transform: { esp: 'ESP_3DES', keyLength: null, authenticator: 'HMAC-MD5', set: 'esp-3des esp-md5-hmac' },
    ...changes,
  });
}

export function hex8(value: number): string {
  return `0x${(value >>> 0).toString(16).padStart(8, '0')}`;
}

/** As IOS prints SPIs: upper-case and without leading zeros. */
export function iosHex(value: number): string {
  return (value >>> 0).toString(16).toUpperCase();
}
