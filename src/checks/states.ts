import { say } from '../language/say.ts';
import type { IkeState, Observation } from '../observation.ts';
import type { Check } from './check.ts';
import { distinct, inWords, list } from './values.ts';

/** Transitions of IOS's state machines; staying in a state is always legal, so is giving up. */
const IOS: Readonly<Record<string, readonly string[]>> = {
  IKE_READY: ['IKE_I_MM1', 'IKE_R_MM1', 'IKE_I_AM1', 'IKE_R_AM1', 'IKE_R_AM2', 'IKE_R_AM_AAA_AWAIT'],
  IKE_I_MM1: ['IKE_I_MM2'],
  IKE_I_MM2: ['IKE_I_MM3'],
  IKE_I_MM3: ['IKE_I_MM4'],
  IKE_I_MM4: ['IKE_I_MM5'],
  IKE_I_MM5: ['IKE_I_MM6', 'IKE_P1_COMPLETE'],
  IKE_I_MM6: ['IKE_P1_COMPLETE', 'IKE_XAUTH_AAA_START_LOGIN_AWAIT', 'IKE_CONFIG_MODE_SET_SENT'],
  IKE_R_MM1: ['IKE_R_MM2'],
  IKE_R_MM2: ['IKE_R_MM3'],
  IKE_R_MM3: ['IKE_R_MM4'],
  IKE_R_MM4: ['IKE_R_MM5'],
  IKE_R_MM5: ['IKE_R_MM6', 'IKE_P1_COMPLETE'],
  IKE_R_MM6: ['IKE_P1_COMPLETE'],
  IKE_I_AM1: ['IKE_I_AM2', 'IKE_P1_COMPLETE'],
  IKE_I_AM2: ['IKE_P1_COMPLETE'],
  IKE_R_AM_AAA_AWAIT: ['IKE_R_AM2'],
  IKE_R_AM1: ['IKE_R_AM2'],
  IKE_R_AM2: ['IKE_P1_COMPLETE'],
  IKE_P1_COMPLETE: [],
  IKE_DEST_SA: [],
  IKE_QM_READY: ['IKE_QM_I_QM1', 'IKE_QM_SPI_STARVE', 'IKE_QM_R_QM1'],
  IKE_QM_I_QM1: ['IKE_QM_PHASE2_COMPLETE', 'IKE_QM_IPSEC_INSTALL_AWAIT'],
  IKE_QM_R_QM1: ['IKE_QM_SPI_STARVE', 'IKE_QM_R_QM2'],
  IKE_QM_SPI_STARVE: ['IKE_QM_R_QM2', 'IKE_QM_IPSEC_INSTALL_AWAIT'],
  IKE_QM_IPSEC_INSTALL_AWAIT: ['IKE_QM_R_QM2', 'IKE_QM_PHASE2_COMPLETE'],
  IKE_QM_R_QM2: ['IKE_QM_PHASE2_COMPLETE', 'IKE_QM_IPSEC_INSTALL_AWAIT'],
  IKE_QM_PHASE2_COMPLETE: [],
};

/** Transitions of strongSwan's IKE_SA and CHILD_SA. */
const CHARON: Readonly<Record<string, readonly string[]>> = {
  CREATED: ['CONNECTING', 'PASSIVE', 'ROUTED', 'INSTALLING', 'INSTALLED'],
  CONNECTING: ['ESTABLISHED'],
  ESTABLISHED: ['REKEYING', 'REKEYED'],
  PASSIVE: ['ESTABLISHED', 'CONNECTING'],
  ROUTED: ['INSTALLING', 'INSTALLED'],
  INSTALLING: ['INSTALLED', 'UPDATING'],
  INSTALLED: ['UPDATING', 'REKEYING', 'REKEYED', 'RETRYING'],
  UPDATING: ['INSTALLED'],
  REKEYING: ['REKEYED', 'ESTABLISHED', 'INSTALLED'],
  REKEYED: [],
  RETRYING: ['CREATED', 'INSTALLED', 'REKEYING'],
  DELETING: ['DELETED'],
  DELETED: [],
  DESTROYING: [],
};
/** Any state may end here. */
const ENDS = new Set(['IKE_DEST_SA', 'DELETING', 'DELETED', 'DESTROYING']);

export const states: Check = {
  id: 'states',
  title: 'State transitions are legal',
  explain:
    'Every "Old State = … New State = …" that a router printed is held against the order of main mode, aggressive mode and quick mode. A transition that cannot happen means that lines of two routers or two SAs are mixed up, or that the text was changed.',
  run(file) {
    const judged = file
      .events('ike-state')
      .flatMap(({ observation: from }) =>
        from.event.kind === 'ike-state' && from.medium === 'log'
          ? [{ event: from.event, legal: isLegal(from.event), from }]
          : [],
      );
    if (judged.length === 0) return null;
    const wrong = judged.filter(({ legal }) => legal === false);
    const strange = judged.filter(({ legal }) => legal === null);
    const shown = wrong.length > 0 ? wrong : strange.length > 0 ? strange : judged;
    const values = inWords(shown, isAlike, arrow);
    if (wrong.length > 0) {
      return {
        verdict: 'fail',
        message: say`Not a legal transition: ${list(distinct(wrong.map(arrow)))}.`,
        values,
      };
    }
    if (strange.length > 0) {
      return {
        verdict: 'unknown',
        message: say`States that are not known: ${list(distinct(strange.map(arrow)))}.`,
        values,
      };
    }
    return { verdict: 'pass', message: say`All ${judged.length} transitions are legal.`, values };
  },
};

interface Transition {
  event: IkeState;
  from: Observation;
}

const arrow = ({ event }: Transition) => `${event.from} → ${event.to}`;
const isAlike = ({ event: a }: Transition, { event: b }: Transition) => a.from === b.from && a.to === b.to;

/** Null for a state that this program does not know. */
function isLegal({ from, to }: IkeState): boolean | null {
  if (from === to) return true;
  const table = from.startsWith('IKE_') ? IOS : CHARON;
  const next = table[from];
  if (next === undefined || (table[to] === undefined && !next.includes(to))) return null;
  return next.includes(to) || ENDS.has(to);
}
