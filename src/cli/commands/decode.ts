import { scanInput } from '../../node/capture-input.ts';
import { openInput } from '../../node/files.ts';
import { PacketReader } from '../../observe/packet-reader.ts';
import { type Arguments, EXIT } from '../command.ts';

/** `decode`: the control packets of captures, one JSON line each. */
export async function decode({ positionals }: Arguments): Promise<number> {
  let code: number = EXIT.ok;
  for (const path of positionals) {
    const { input, problem } = await openInput(path);
    if (input === null) {
      process.stderr.write(`dmvpn-trace: ${problem.message}\n`);
      code = EXIT.usage;
      continue;
    }
    const reader = new PacketReader(null);
    const result = await scanInput(input, {
      onControl: (frame) => {
        const { packet } = reader.read(frame);
        process.stdout.write(
          `${JSON.stringify({ type: 'packet', source: path, frame: frame.frame, layers: packet.layers })}\n`,
        );
      },
    });
    if (result.format === null) code = EXIT.usage;
    else if (!result.complete && code === EXIT.ok) code = EXIT.partial;
  }
  return code;
}
