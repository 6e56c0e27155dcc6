import { describe, expect, it } from 'vitest';
import { readConfiguredProposals, readLoggedProposals } from '../../../parsers/linux/proposal.ts';

describe('strongSwan’s proposals', () => {
  it('reads the log’s form', () => {
    expect(
      readLoggedProposals(
        'IKE:AES_CBC_256/HMAC_SHA2_384_192/PRF_HMAC_SHA2_384/ECP_384, IKE:3DES_CBC/HMAC_MD5_96/PRF_HMAC_MD5/MODP_1024',
      ),
    ).toEqual([
      { protocol: 'isakmp', encryption: 'aes-cbc', keyLength: 256, hash: 'sha384', group: 20 },
      { protocol: 'isakmp', encryption: '3des-cbc', keyLength: null, hash: 'md5', group: 2 },
    ]);
    expect(readLoggedProposals('ESP:AES_GCM_16_128/MODP_2048/NO_EXT_SEQ')).toEqual([
      { protocol: 'esp', encryption: 'aes-gcm', keyLength: 128, hash: null, group: 14 },
    ]);
  });

  it('reads the configuration’s form', () => {
    expect(readConfiguredProposals('aes128-sha256-modp2048, 3des-sha1-modp768!', 'isakmp')).toEqual([
      { protocol: 'isakmp', encryption: 'aes-cbc', keyLength: 128, hash: 'sha256', group: 14 },
      { protocol: 'isakmp', encryption: '3des-cbc', keyLength: null, hash: 'sha', group: 1 },
    ]);
    expect(readConfiguredProposals('aes256gcm16-ecp256,default', 'esp')).toEqual([
      { protocol: 'esp', encryption: 'aes-gcm', keyLength: 256, hash: null, group: 19 },
    ]);
    expect(readConfiguredProposals('aes-sha1', 'esp')).toEqual([
      { protocol: 'esp', encryption: 'aes-cbc', keyLength: 128, hash: 'hmac-sha', group: null },
    ]);
  });
});
