import { cipherName, hashName } from '../checks/algorithms.ts';
import { policyProposals, transformProposals } from '../checks/configured.ts';
import { say, translate } from '../language/say.ts';
import type { ProposalAttributes } from '../observation.ts';
import { at, type Hit, note, type Router, type RouterRule } from './rule.ts';

const WEAK_CIPHERS: Readonly<Record<string, string>> = {
  des: 'DES can be broken by trying all keys',
  '3des': '3DES has blocks of 64 bits and is being withdrawn',
  null: 'ESP null does not encrypt',
};
/** MODP groups of 768, 1024 and 1536 bits (RFC 8247 section 2.4). */
const WEAK_GROUPS: Readonly<Record<number, number>> = { 1: 768, 2: 1024, 5: 1536 };

export const weakCryptography: RouterRule = {
  id: 'weak-cryptography',
  title: 'Algorithms that should no longer be used',
  run(router) {
    const { setup, configuration } = router;
    const policies = policyProposals(configuration).flatMap(({ attributes, line, priority }) =>
      judge(router, attributes, line, `crypto isakmp policy ${priority}`),
    );
    const sets = (setup ? transformProposals(setup) : []).flatMap(({ attributes, line, name }) =>
      judge(router, { ...attributes, group: null }, line, `crypto ipsec transform-set ${name}`),
    );
    const { profile } = setup ?? {};
    const group = profile?.pfs ? profile.pfsGroup : null;
    return [
      ...policies,
      ...sets,
      ...(profile && group !== null && group !== undefined
        ? weakGroup(router, group, profile.line, `crypto ipsec profile ${profile.name}`)
        : []),
    ];
  },
};

function judge(router: Router, attributes: ProposalAttributes, line: number, where: string): Hit[] {
  const hits: Hit[] = [];
  const here = at(router, line, where);
  const cipher = attributes.encryption === null ? null : cipherName(attributes.encryption);
  const weakness = cipher === null ? undefined : WEAK_CIPHERS[cipher];
  if (weakness)
    hits.push(note(say`${where} uses ${cipher!.toUpperCase()}: ${translate(weakness)}. Use AES.`, here));
  if (attributes.hash !== null && hashName(attributes.hash) === 'md5') {
    hits.push(note(say`${where} uses MD5. Use SHA-256.`, here));
  }
  if (attributes.group !== null) hits.push(...weakGroup(router, attributes.group, line, where));
  return hits;
}

function weakGroup(router: Router, group: number, line: number, where: string): Hit[] {
  const bits = WEAK_GROUPS[group];
  if (bits === undefined) return [];
  return [
    note(
      say`${where} uses Diffie-Hellman group ${group} (${bits} bits), which is weak. Use group 14 or higher.`,
      at(router, line, where),
    ),
  ];
}

export const wildcardKey: RouterRule = {
  id: 'wildcard-key',
  title: 'A pre-shared key for every peer',
  run(router) {
    const { isakmpKeys, keyrings } = router.configuration;
    return [...isakmpKeys, ...keyrings.flatMap(({ keys }) => keys)]
      .filter(({ wildcard }) => wildcard)
      .map(({ line }) =>
        note(
          say`One pre-shared key for every peer (0.0.0.0) is weak: whoever has it can pose as the hub. Use a key per peer, or certificates.`,
          at(router, line, 'crypto isakmp key *** address 0.0.0.0'),
        ),
      );
  },
};
