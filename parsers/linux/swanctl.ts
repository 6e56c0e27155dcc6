/**
 * swanctl.conf (strongSwan's settings format): the fields that decide whether two ends agree. Sections nest
 * with braces, settings end with the line or a brace, `#` begins a comment.
 */
import type { Problem } from '../problem.ts';
import { secretFingerprint } from '../wire/fingerprint.ts';
import { type LinuxProposal, readConfiguredProposals } from './proposal.ts';

export interface SwanctlChild {
  name: string;
  mode: string | null;
  espProposals: LinuxProposal[];
  localSelectors: string | null;
  remoteSelectors: string | null;
  lifetimeSeconds: number | null;
  rekeySeconds: number | null;
  startAction: string | null;
}

export interface SwanctlConnection {
  name: string;
  /** 1 or 2; 0 for either, which is swanctl's default. */
  version: number;
  aggressive: boolean;
  localAddresses: string[];
  remoteAddresses: string[];
  proposals: LinuxProposal[];
  rekeySeconds: number | null;
  reauthenticationSeconds: number | null;
  localId: string | null;
  remoteId: string | null;
  /** e.g. `psk`, `pubkey`. */
  authentication: string | null;
  children: SwanctlChild[];
}

export interface SwanctlSecret {
  name: string;
  ids: string[];
  /** The secret itself is never kept; with it in the file this is true. */
  present: boolean;
  /** Equal for equal secrets; null without one, and for one in `0x…` or base64. */
  fingerprint: string | null;
}

export interface SwanctlConfiguration {
  connections: SwanctlConnection[];
  secrets: SwanctlSecret[];
  problems: Problem[];
}

interface Section {
  name: string;
  settings: Map<string, string>;
  sections: Section[];
}

/** Deeper nesting than swanctl's own (connections, connection, children, child) is no configuration. */
const maximumDepth = 16;
/** Characters read; a router's file has some thousands. */
const maximumText = 4 * 1024 * 1024;

const token = /#[^\n]*|[{}]|"(?:[^"\\]|\\.)*"|=|\n|[^\s{}=#"]+/g;

/** Reads the text of a swanctl.conf; never throws. */
export function readSwanctl(text: string): SwanctlConfiguration {
  const problems: Problem[] = [];
  const root = readSections(text.slice(0, maximumText), problems);
  const connections = under(root, 'connections').map(connection);
  const secrets = under(root, 'secrets')
    .filter((section) => section.name.startsWith('ike'))
    .map(secretOf);
  return { connections, secrets, problems };
}

/** Whether a text is a swanctl.conf. */
export function looksLikeSwanctl(text: string): boolean {
  return /^\s*connections\s*\{/m.test(text.slice(0, maximumText));
}

function readSections(text: string, problems: Problem[]): Section {
  const root = newSection('');
  const path = [root];
  let words: string[] = [];
  let line = 1;
  const finish = () => {
    const equals = words.indexOf('=');
    if (equals === 1) path.at(-1)!.settings.set(words[0]!, words.slice(2).join(' '));
    else if (words.length > 0 && words[0] !== 'include') {
      problems.push({
        code: 'bad-value',
        layer: 'swanctl',
        message: 'A line is no setting; it was left out.',
        line,
      });
    }
    words = [];
  };
  for (const [word] of text.matchAll(token)) {
    if (word === '\n') {
      finish();
      line++;
    } else if (word === '{') {
      const section = newSection(words.pop() ?? '');
      finish();
      if (path.length < maximumDepth) {
        path.at(-1)!.sections.push(section);
      } else if (path.length === maximumDepth) {
        problems.push({ code: 'limit', layer: 'swanctl', message: 'Sections nest too deep.', line });
      }
      path.push(section);
    } else if (word === '}') {
      finish();
      if (path.length > 1) path.pop();
      else problems.push({ code: 'bad-value', layer: 'swanctl', message: 'A brace closes nothing.', line });
    } else if (!word.startsWith('#')) {
      words.push(unquote(word));
    }
  }
  finish();
  if (path.length > 1) {
    problems.push({ code: 'truncated', layer: 'swanctl', message: 'The file ends inside a section.', line });
  }
  return root;
}

function newSection(name: string): Section {
  return { name, settings: new Map(), sections: [] };
}

function unquote(word: string): string {
  return word.startsWith('"') ? word.slice(1, -1).replace(/\\(.)/g, '$1') : word;
}

function under(root: Section, name: string): Section[] {
  return root.sections.filter((section) => section.name === name).flatMap((section) => section.sections);
}

function connection({ name, settings, sections }: Section): SwanctlConnection {
  const local = sections.find((section) => section.name.startsWith('local'));
  const remote = sections.find((section) => section.name.startsWith('remote'));
  const children = sections.find((section) => section.name === 'children');
  return {
    name,
    version: Number(settings.get('version') ?? 0) || 0,
    aggressive: /^(?:yes|true|1|enabled)$/.test(settings.get('aggressive') ?? ''),
    localAddresses: list(settings.get('local_addrs')),
    remoteAddresses: list(settings.get('remote_addrs')),
    proposals: readConfiguredProposals(settings.get('proposals') ?? '', 'isakmp'),
    rekeySeconds: seconds(settings.get('rekey_time')),
    reauthenticationSeconds: seconds(settings.get('reauth_time')),
    localId: local?.settings.get('id') ?? null,
    remoteId: remote?.settings.get('id') ?? null,
    authentication: local?.settings.get('auth') ?? null,
    children: (children?.sections ?? []).map(child),
  };
}

function child({ name, settings }: Section): SwanctlChild {
  const ah = settings.get('ah_proposals');
  return {
    name,
    mode: settings.get('mode') ?? null,
    espProposals:
      ah === undefined
        ? readConfiguredProposals(settings.get('esp_proposals') ?? '', 'esp')
        : readConfiguredProposals(ah, 'ah'),
    localSelectors: settings.get('local_ts') ?? null,
    remoteSelectors: settings.get('remote_ts') ?? null,
    lifetimeSeconds: seconds(settings.get('life_time')),
    rekeySeconds: seconds(settings.get('rekey_time')),
    startAction: settings.get('start_action') ?? null,
  };
}

function secretOf({ name, settings }: Section): SwanctlSecret {
  const secret = settings.get('secret');
  const ids = [...settings].filter(([key]) => /^id/.test(key)).map(([, value]) => value);
  // swanctl reads `0x…` as hex and `0s…` as base64, so the text of such a secret compares with nothing.
  const isText = secret !== undefined && !/^0[xs]/i.test(secret);
  return { name, ids, present: secret !== undefined, fingerprint: isText ? secretFingerprint(secret) : null };
}

function list(value: string | undefined): string[] {
  return (value ?? '').split(',').flatMap((item) => item.trim() || []);
}

/** `3600`, `3600s`, `60m`, `24h` or `1d` in seconds. */
function seconds(value: string | undefined): number | null {
  const match = /^(\d{1,10})([smhd]?)$/.exec(value ?? '');
  if (!match) return null;
  const unit = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 }[match[2] as '' | 's' | 'm' | 'h' | 'd'];
  return Number(match[1]) * unit;
}
