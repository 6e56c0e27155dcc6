/** Tables without lines, and lines of text that fit the terminal and hold nothing that steers it. */
import Table from 'cli-table3';
import type { Evidence } from '../../judgement.ts';
import { say } from '../../language/say.ts';
import { neutralise } from '../style.ts';
import { clipToWidth, foldToWidth } from '../width.ts';

/** Draws no lines: they would cost a third of 80 columns. */
const BARE = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
} as const;

export function bareTable(head: string[]) {
  return new Table({
    head,
    chars: BARE,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
}

export function draw(table: { toString(): string }): string {
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export function clip(text: string, width: number): string {
  return clipToWidth(neutralise(text), width);
}

export function fold(text: string, width: number, indent: string): string[] {
  return foldToWidth(neutralise(text), width, indent);
}

export function baseName(path: string): string {
  return neutralise(path.split(/[\\/]/).at(-1) ?? path);
}

/** `file:line` or `file frame n`. */
export function locate(evidence: Evidence): string {
  const name = baseName(evidence.source);
  if (evidence.frame !== undefined) return say`${name} frame ${evidence.frame}`;
  const line = evidence.line ?? evidence.lines?.[0];
  return line === undefined ? name : `${name}:${line}`;
}
