/** The dump of a connection that is loaded (`conn dmvpn:`, `child gre:`, `version = 1`, …, log group CFG). */
import type { CharonLine } from './charon-line.ts';
import { baseOf, type CharonMemory, type ConfigurationDump, type Thread } from './charon-state.ts';

/** The settings that matter for a bring-up; the other fifty are passed over. */
const connectionSettings = new Set([
  'version',
  'aggressive',
  'local_addrs',
  'remote_addrs',
  'local_port',
  'remote_port',
  'proposals',
  'rekey_time',
  'reauth_time',
  'over_time',
  'keyingtries',
  'encap',
  'dpd_delay',
  'local.id',
  'local.class',
  'remote.id',
  'remote.class',
]);
const childSettings = new Set([
  'mode',
  'proposals',
  'life_time',
  'life_bytes',
  'rekey_time',
  'start_action',
  'local_ts',
  'remote_ts',
]);
/** Children of one connection that are kept; a DMVPN router has one. */
const maximumChildren = 64;
const maximumKnownChildren = 1024;

const setting = /^ {2,4}([a-z0-9_]{1,40}) = (.{0,400})$/;

/** Reads a line of the dump; false when it is none. */
export function readConfigurationLine(
  memory: CharonMemory,
  thread: Thread,
  line: CharonLine,
  number: number,
): boolean {
  const opening = /^ conn ([^:]{1,64}):$/.exec(line.text);
  if (opening) {
    thread.configuration = { name: opening[1]!, settings: {}, children: [], section: null };
    return true;
  }
  const dump = thread.configuration;
  if (!dump) return false;
  const child = /^ {2}child ([^:]{1,64}):$/.exec(line.text);
  if (child) {
    if (dump.children.length < maximumChildren) dump.children.push({ name: child[1]!, settings: {} });
    dump.section = null;
    return true;
  }
  const section = /^ {2}(local|remote):$/.exec(line.text);
  if (section) {
    dump.section = section[1]!;
    return true;
  }
  const pair = setting.exec(line.text);
  if (pair) {
    keep(dump, line.text.startsWith('   '), pair[1]!, pair[2]!);
    return true;
  }
  if (/^(?:added|updated|replaced) vici connection: /.test(line.text)) {
    loaded(memory, dump, line, number);
    thread.configuration = null;
    return true;
  }
  return false;
}

function keep(dump: ConfigurationDump, nested: boolean, key: string, value: string): void {
  if (nested && dump.section !== null) {
    const name = `${dump.section}.${key}`;
    if (connectionSettings.has(name)) dump.settings[name] = value;
  } else if (nested) {
    const child = dump.children.at(-1);
    if (child && childSettings.has(key)) child.settings[key] = value;
  } else if (connectionSettings.has(key)) {
    dump.settings[key] = value;
  }
}

function loaded(memory: CharonMemory, dump: ConfigurationDump, line: CharonLine, number: number): void {
  for (const { name, settings } of dump.children) {
    const mode = settings.mode?.toLowerCase();
    if (memory.children.size >= maximumKnownChildren) memory.children.clear();
    memory.children.set(name, {
      lifetimeSeconds: lifetimeOf(settings.life_time),
      mode: mode === 'transport' || mode === 'tunnel' ? mode : null,
    });
  }
  memory.hold.add({
    ...baseOf(line, number, null),
    kind: 'connection',
    name: dump.name,
    settings: dump.settings,
    children: dump.children,
  });
}

/** A lifetime in seconds as strongSwan prints it; null when there is none, or none set (0). */
export function lifetimeOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) || null : null;
}
