import type { CaseFile } from '../../flow/case-file.ts';
import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { configurationOf, transformSetsOf } from '../configurations.ts';
import { capital, named } from '../ends.ts';
import { opinion } from '../opinion.ts';
import { evidenceOfRefusal, hasReason, isRefused, quickModeRefusal, reactionText } from '../quick-mode.ts';
import { dmvpnState } from '../shows.ts';
import { isStalled, responder } from '../stall.ts';

export const ipsecModeMismatch: Cause = {
  id: 'ipsec-mode-mismatch',
  title: 'Tunnel mode on one router, transport mode on the other',
  explain:
    'One transform set says mode transport, the other mode tunnel (the default). Quick mode is refused or gets no answer, often without a word at syslog level; the spoke’s show dmvpn stays in IPSEC. Use mode transport in the transform set of both routers.',
  assess(file) {
    const refusal = quickModeRefusal(file);
    if (!refusal) return null;
    const modes = configuredModes(file);
    if (modes && modes.spoke === modes.hub) return null;
    const side = responder(file);
    const base = {
      domain: 'configuration',
      remedy: [
        'crypto ipsec transform-set <name> <transforms>',
        ' mode transport',
        say`The same on both routers.`,
      ],
      next: say`On both routers: show crypto ipsec transform-set; “will negotiate” must name the same mode.`,
    } as const;
    if (modes) {
      return opinion(base, {
        confidence: isStalled(file) && !hasReason(refusal) ? 'certain' : 'likely',
        weight: 80,
        explanation: say`${capital(named(file, 'spoke'))} wants ${modes.spoke} mode and ${named(file, 'hub')} ${modes.hub} mode.`,
        evidence: [
          configurationOf(file, 'spoke')!.observation,
          configurationOf(file, 'hub')!.observation,
          ...evidenceOfRefusal(refusal),
        ],
      });
    }
    if (hasReason(refusal)) return null;
    const offered = refusal.offered.find(({ encapsulation }) => encapsulation !== null)?.encapsulation;
    const tunnelOffered = offered?.endsWith('tunnel') ?? false;
    const state = dmvpnState(file);
    return opinion(base, {
      confidence: tunnelOffered && isStalled(file) ? 'likely' : 'possible',
      weight: (tunnelOffered ? 65 : offered ? 25 : 40) + (isRefused(refusal) ? 0 : 5),
      explanation: tunnelOffered
        ? say`QM1 offers tunnel mode, while DMVPN normally runs in transport mode; ${named(file, side)} ${reactionText(refusal)}.`
        : say`${capital(named(file, side))} ${reactionText(refusal)}; the two transform sets may have different modes.`,
      evidence: [...(state?.state === 'IPSEC' ? [state.observation] : []), ...evidenceOfRefusal(refusal)],
    });
  },
};

function configuredModes(file: CaseFile): { spoke: string; hub: string } | null {
  const spoke = [...new Set(transformSetsOf(file, 'spoke').map(({ mode }) => mode))];
  const hub = [...new Set(transformSetsOf(file, 'hub').map(({ mode }) => mode))];
  if (spoke.length !== 1 || hub.length !== 1) return null;
  return { spoke: spoke[0]!, hub: hub[0]! };
}
