import { appendFileSync, mkdtempSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Follower } from '../../../src/node/live/follow.ts';

function follow() {
  const path = join(mkdtempSync(join(tmpdir(), 'follow-')), 'hub.log');
  const seen: string[] = [];
  const notes: string[] = [];
  const follower = new Follower(
    path,
    (chunk) => seen.push(new TextDecoder().decode(chunk)),
    (note) => notes.push(note),
  );
  return { path, follower, text: () => seen.join(''), notes };
}

describe('following a log', () => {
  it('reads what is added, once', () => {
    const { path, follower, text } = follow();
    writeFileSync(path, 'one\n');
    follower.poll();
    follower.poll();
    appendFileSync(path, 'two\n');
    follower.poll();
    expect(text()).toBe('one\ntwo\n');
    follower.close();
  });

  it('waits for a file that is not there yet, and says so once', () => {
    const { path, follower, text, notes } = follow();
    follower.poll();
    follower.poll();
    writeFileSync(path, 'late\n');
    follower.poll();
    expect(text()).toBe('late\n');
    expect(notes).toHaveLength(1);
    follower.close();
  });

  it('reads a rotated file to its end and goes on with the new one', () => {
    const { path, follower, text, notes } = follow();
    writeFileSync(path, 'old\n');
    follower.poll();
    appendFileSync(path, 'last\n');
    renameSync(path, `${path}.1`);
    writeFileSync(path, 'new\n');
    follower.poll();
    expect(text()).toBe('old\nlast\nnew\n');
    expect(notes).toEqual([expect.stringContaining('rotated')]);
    follower.close();
  });

  it('starts again when the file is cut short', () => {
    const { path, follower, text, notes } = follow();
    writeFileSync(path, 'a long first line\n');
    follower.poll();
    truncateSync(path, 0);
    appendFileSync(path, 'fresh\n');
    follower.poll();
    expect(text()).toBe('a long first line\nfresh\n');
    expect(notes).toEqual([expect.stringContaining('cut short')]);
    follower.close();
  });
});
