/** charon's CHILD_SAs: the pair of IPsec SAs that quick mode makes. */
import type { CharonSa } from './charon-fact.ts';
import type { RowContext } from './charon-row.ts';
import { baseOf } from './charon-state.ts';

const adding = /^adding (inbound|outbound) (ESP|AH) SA$/;
const spi = /^ {1,4}SPI 0x([0-9a-f]{1,8}), src ([0-9a-fA-F.:]{2,45}) dst ([0-9a-fA-F.:]{2,45})$/;
const pair =
  /^(?:(outbound|inbound) )?CHILD_SA ([^{ ]{1,64})\{\d{1,10}\} established with SPIs ([0-9a-f]{1,8})_i ([0-9a-f]{1,8})_o and TS (.{1,300})$/;
const closing =
  /^closing CHILD_SA ([^{ ]{1,64})\{\d{1,10}\} with SPIs ([0-9a-f]{1,8})_i \((\d{1,19}) bytes(?:, \d{1,19} packets)?\) ([0-9a-f]{1,8})_o \((\d{1,19}) bytes/;

/** Reads a line about a CHILD_SA; false when it is none. */
export function readSaLine(context: RowContext): boolean {
  const { line } = context;
  if (line.group === 'CHD') return readAdded(context);
  return line.group === 'IKE' && line.text.includes('CHILD_SA') && (established(context) || closed(context));
}

function readAdded(context: RowContext): boolean {
  const { thread, line } = context;
  const start = adding.exec(line.text);
  if (start) {
    thread.direction = start[1] === 'inbound' ? 'inbound' : 'outbound';
    return true;
  }
  const value = spi.exec(line.text);
  if (!value || thread.direction === null) return false;
  add(context, 'created', value[1]!, thread.direction, value[2]!, value[3]!, null);
  thread.direction = null;
  return true;
}

/** Printed at the default log level too, so it stands for the SAs when their own lines are not there. */
function established(context: RowContext): boolean {
  const { memory, connection, line, number } = context;
  const match = pair.exec(line.text);
  if (!match) return false;
  const { local, peer } = baseOf(line, number, connection);
  if (match[1] !== 'outbound') addUnseen(context, match[3]!, 'inbound', peer, local, match[2]!);
  if (match[1] !== 'inbound') addUnseen(context, match[4]!, 'outbound', local, peer, match[2]!);
  memory.hold.add({
    ...baseOf(line, number, connection),
    kind: 'event',
    what: 'child-established',
    initiator: null,
    messageId: connection?.quickModeId ?? null,
    detail: match[5]!,
  });
  return true;
}

function closed(context: RowContext): boolean {
  const { connection, line, number } = context;
  const match = closing.exec(line.text);
  if (!match) return false;
  const { local, peer } = baseOf(line, number, connection);
  add(context, 'deleted', match[2]!, 'inbound', peer, local, match[1]!);
  add(context, 'deleted', match[4]!, 'outbound', local, peer, match[1]!);
  connection?.spis.clear();
  return true;
}

function addUnseen(
  context: RowContext,
  hex: string,
  direction: 'inbound' | 'outbound',
  source: string | null,
  destination: string | null,
  child: string,
): void {
  if (context.connection?.spis.has(spiText(hex))) return;
  add(context, 'created', hex, direction, source, destination, child);
}

function add(
  { memory, connection, line, number }: RowContext,
  act: 'created' | 'deleted',
  hex: string,
  direction: 'inbound' | 'outbound',
  source: string | null,
  destination: string | null,
  child: string | null,
): void {
  const settings = child === null ? onlyChild(memory.children) : (memory.children.get(child) ?? null);
  const fact: CharonSa = {
    ...baseOf(line, number, connection),
    kind: 'sa',
    act,
    spi: spiText(hex),
    direction,
    source,
    destination,
    protocol: connection?.childProposal?.protocol === 'ah' ? 'ah' : 'esp',
    proposal: connection?.childProposal ?? null,
    mode: settings?.mode ?? null,
    udp: connection?.localPort === 4500,
    lifetimeSeconds: connection?.childLifetime ?? settings?.lifetimeSeconds ?? null,
    messageId: connection?.quickModeId ?? null,
  };
  if (act === 'created') connection?.spis.add(fact.spi);
  memory.hold.add(fact);
}

/** The lines of an SA do not name its child; with one child there is no doubt. */
function onlyChild<V>(children: Map<string, V>): V | null {
  return children.size === 1 ? [...children.values()][0]! : null;
}

function spiText(hex: string): string {
  return `0x${hex.padStart(8, '0')}`;
}
