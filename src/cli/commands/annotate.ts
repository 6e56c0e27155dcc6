import { closeSync, existsSync, openSync, readSync, realpathSync } from 'node:fs';
import { CaptureReader } from '../../../parsers/capture/reader.ts';
import { spiMatches } from '../../../parsers/crypto/key-match.ts';
import { emptyKeyStore, type KeyStore } from '../../../parsers/crypto/keys.ts';
import { toWiresharkTables } from '../../../parsers/crypto/keys-wireshark.ts';
import { judge } from '../../judge.ts';
import { say, translateNumbered } from '../../language/say.ts';
import { ByteSink } from '../../node/byte-sink.ts';
import { openInput } from '../../node/files.ts';
import { gatherKeys } from '../../node/gather-keys.ts';
import { type LoadOptions, loadInputs } from '../../node/load.ts';
import type { ObservationSet } from '../../observation.ts';
import { captureComment, frameComments } from '../../report/annotate.ts';
import { AnnotatedCapture, type Annotations } from '../../report/annotated-capture.ts';
import { TOOL } from '../../version.ts';
import { type Arguments, EXIT } from '../command.ts';
import { inputFiles, loadOptions, reportUnreadable } from '../inputs.ts';

/** Bytes of a file's beginning in which the name of the program that wrote it stands, if it does. */
const HEAD_BYTES = 4096;

/** `annotate IN OUT`: the capture as pcapng, with comments on the packets that matter. */
export async function annotate(args: Arguments): Promise<number> {
  const [capture, output, ...others] = args.positionals;
  if (capture === undefined || output === undefined) {
    complain(say`give the capture and the file to be written: annotate IN OUT`);
    return EXIT.usage;
  }
  if (capture === '-') {
    complain(say`the capture is read twice, so it cannot be standard input`);
    return EXIT.usage;
  }
  const refused = refusal(capture, output);
  if (refused !== null) {
    complain(refused);
    return EXIT.usage;
  }
  const options = await loadOptions(args);
  if (options === null) return EXIT.usage;
  const given = inputFiles({ ...args, positionals: [capture, ...others] });
  const { set, unreadable } = await loadInputs(given, options);
  options.done();
  reportUnreadable(unreadable);
  const source = set.sources.find(({ id }) => id === capture);
  if (source?.kind !== 'capture') {
    if (source) complain(say`${capture} is no capture`);
    return EXIT.usage;
  }
  const report = judge(set, TOOL);
  const written = await writeCapture(capture, output, {
    program: `${TOOL.name} ${TOOL.version}`,
    comment: captureComment(report) || null,
    frames: frameComments(report, capture),
    espKeys: await espKeysOf(capture, options, set),
  });
  if (!written || unreadable.length > 0) return EXIT.usage;
  return source.complete ? EXIT.ok : EXIT.partial;
}

/** Why the output must not be written; null when it may. Only what this program wrote is ever written over. */
function refusal(capture: string, output: string): string | null {
  if (!existsSync(output)) return null;
  if (existsSync(capture) && realpathSync(capture) === realpathSync(output)) {
    return say`${output} is the capture itself`;
  }
  const head = new Uint8Array(HEAD_BYTES);
  const descriptor = openSync(output, 'r');
  const length = readSync(descriptor, head);
  closeSync(descriptor);
  if (new TextDecoder('latin1').decode(head.subarray(0, length)).includes(TOOL.name)) return null;
  return say`${output} exists and was not written by annotate; it is left as it is`;
}

async function writeCapture(capture: string, output: string, annotations: Annotations): Promise<boolean> {
  const { input, problem } = await openInput(capture);
  if (input === null) {
    complain(translateNumbered(problem.message));
    return false;
  }
  try {
    const sink = new ByteSink(output);
    const reader = new CaptureReader(new AnnotatedCapture(annotations, (bytes) => sink.write(bytes)));
    await input.read((chunk) => {
      reader.push(chunk);
      return !reader.stopped;
    });
    reader.end();
    sink.end();
    return true;
  } catch (error) {
    complain(`${output}: ${(error as Error).message}`);
    return false;
  }
}

/** Lines of `esp_sa` for the SPIs in the capture; empty when no keys were given. */
async function espKeysOf(capture: string, { keys }: LoadOptions, set: ObservationSet): Promise<string> {
  if (!keys) return '';
  const { store } = await gatherKeys([capture], keys);
  const spis = set.observations.flatMap(({ event, where }) =>
    event.kind === 'esp-flow' && where.source === capture ? [Number(event.spi)] : [],
  );
  const used: KeyStore = {
    ...emptyKeyStore(),
    esp: store.esp.filter(({ spi }) => spis.some((seen) => spiMatches(spi, seen))),
  };
  return toWiresharkTables(used).espSa;
}

function complain(text: string): void {
  process.stderr.write(`dmvpn-trace: ${text}\n`);
}
