import { closeSync, openSync, writeSync } from 'node:fs';
import iconv from 'iconv-lite';
import { phase1, saRequested, tunnelUp } from '../../test/made/transcripts/bring-up.ts';
import { print } from '../../test/made/transcripts/print.ts';
import { phase2, socketsUp } from '../../test/made/transcripts/quick-mode.ts';
import { neighboursUp, registered } from '../../test/made/transcripts/registration.ts';
import { Story } from '../../test/made/transcripts/said.ts';
import { hub, spoke, world } from '../../test/made/transcripts/world.ts';
import { Random } from './random.ts';

export interface LogOptions {
  seed: number;
  bytes: number;
  /** Share of the lines that a tunnel, crypto or NHRP printed. */
  share: number;
  spokes: number;
  language: 'en' | 'zh-TW';
  encoding: 'utf-8' | 'big5';
  /** Bring-ups stop after so many bytes; the other daemons go on. */
  controlBytes?: number;
}

const WRITE_BYTES = 1 << 20;

/** What else a syslog server keeps, of a hundred hosts. `#` stands for a number. */
const OTHERS = [
  'edge-#-# sshd[#]: Accepted publickey for backup from 10.#.#.# port # ssh2',
  'edge-#-# kernel: [#.#] eth#: renamed from veth#',
  'web-#-# nginx: 10.#.#.# - - "GET /status/#/#.html HTTP/1.1" 200 # "-" "probe/1.#"',
  'edge-#-# systemd[1]: Started Session # of user operator.',
  'core-#-# #: %SYS-5-CONFIG_I: Configured from console by operator on vty# (10.#.#.#)',
  'core-#-# #: %SEC_LOGIN-5-LOGIN_SUCCESS: Login Success [user: operator] [Source: 10.#.#.#] [localport: 22]',
  'db-#-# postgres[#]: LOG:  duration: #.# ms  statement: SELECT id FROM sessions WHERE id = #',
  'edge-#-# dhcpd: DHCPACK on 10.#.#.# to 02:00:5e:#:#:# via eth#',
];
const OTHERS_CHINESE = [
  'edge-#-# sshd[#]: 已接受使用者 backup 從 10.#.#.# 連接埠 # 的公開金鑰',
  'edge-#-# kernel: [#.#] eth#: 介面名稱已由 veth# 變更',
  'web-#-# nginx: 10.#.#.# 要求 "GET /status/#/#.html" 狀態 200 長度 #',
  'edge-#-# systemd[1]: 已啟動使用者 operator 的工作階段 #。',
  'core-#-# #: %SYS-5-CONFIG_I: 操作員在 vty# (10.#.#.#) 由主控台設定',
  'db-#-# postgres[#]: 紀錄: 耗時 #.# 毫秒 陳述式: SELECT id FROM sessions WHERE id = #',
];

/** The words of the messages as the vendor's translation has them; tags and values stay. */
const CHINESE: readonly (readonly [string, string])[] = [
  ['Checking tunnel status', '正在檢查隧道狀態'],
  ['tunnel coming up', '隧道即將啟動'],
  ['crypto_ss_listen_start already listening', 'crypto_ss_listen_start 已在偵聽'],
  ['connection lookup returned', '連線查詢返回'],
  ['Triggering tunnel immediately.', '立即觸發隧道。'],
  ['Good listen request', '好的偵聽請求'],
  ['good socket ready message', '套接字就緒消息'],
  ['Signalling NHRP', '訊號 NHRP'],
  ['Got MTU message', '已獲取 MTU 消息'],
  ['Input = ', '輸入 = '],
  ['Old State = ', '舊狀態 = '],
  ['New State = ', '新狀態 = '],
  ['sending packet to', '將資料包傳送到'],
  ['Sending an IKE IPv4 Packet.', '傳送 IKE IPv4 資料包。'],
  ['received packet from', '收到來自'],
  ['processing vendor id payload', '正在處理供應商 id 負載'],
  ['vendor ID is NAT-T', '供應商 ID 為 NAT-T'],
  ['vendor ID seems Unity/DPD but major', '供應商 ID 似乎為 Unity/DPD,但主要'],
  ['atts are acceptable.', 'atts 是可接受的。'],
  ['Acceptable atts:', '可接受任務:'],
  ['auth pre-share', '身份驗證預共用'],
  ['default group', '預設組'],
  ['encryption ', '加密 '],
  ['SA has been authenticated with', 'SA 已使用以下項進行身份驗證'],
  ['SA authentication status:', 'SA 身份驗證狀態:'],
  ['Total payload length:', '總負載長度:'],
  ['Returning Actual lifetime:', '返回實際生存時間:'],
  ['Checking IPSec proposal', '檢查 IPSec 建議'],
  ['Creating IPSec SAs', '建立 IPSec SA'],
  ['QM Responder gets spi', 'QM 響應程式獲取 spi'],
  ['Receive Registration Request via', '接收註冊請求'],
  ['Send Registration Reply via', '傳送註冊應答'],
  ['Encapsulation succeeded.', '封裝成功。'],
  ['Adding Tunnel Endpoints', '新增隧道終端'],
];

const chinese = (text: string): string =>
  CHINESE.reduce((all, [english, words]) => all.replaceAll(english, words), text);

/** One spoke's bring-up as the hub logs it to a server. */
function bringUp(random: Random, index: number, spokes: number, start: number): string[] {
  const which = index % spokes;
  const [high, middle, low] = [which >>> 16, (which >>> 8) & 255, which & 255];
  const story = new Story(
    world({
      hub: hub({ connection: 1001 + (index % 60_000) }),
      spoke: spoke({
        nbma: `100.${64 + high}.${middle}.${low}`,
        tunnel: `172.${16 + high}.${middle}.${low}`,
      }),
      messageId: random.next(),
      spiToHub: random.next() | 0x100,
      spiToSpoke: random.next() | 0x100,
      requestId: 65_536 + index,
    }),
  );
  // The hub's own tunnel came up once, before the first spoke.
  if (index === 0) tunnelUp(story, 'hub');
  phase1(saRequested(story));
  socketsUp(phase2(story));
  neighboursUp(registered(story));
  return print(story.of('hub'), { release: '15.1', head: 'server', start, headOnEveryLine: true })
    .trimEnd()
    .split('\n');
}

const START = 1_700_000_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function stamp(seconds: number): string {
  const date = new Date(seconds * 1000);
  return `${MONTHS[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2)} ${date.toISOString().slice(11, 19)} `;
}

/** A syslog server's file: a hub's debug lines between those of other daemons. */
export function writeSyslog(path: string | number, options: LogOptions): void {
  const { seed, bytes, share, spokes, language, encoding, controlBytes = bytes } = options;
  const random = new Random(seed);
  const encode = (text: string): Buffer =>
    encoding === 'big5' ? iconv.encode(text, 'big5') : Buffer.from(text, 'utf8');
  const descriptor = typeof path === 'string' ? openSync(path, 'w') : path;
  const others = language === 'en' ? OTHERS : OTHERS_CHINESE;
  // A supply of lines is enough: a reader cannot profit from their coming again.
  const supply = Array.from({ length: 4096 }, () =>
    others[random.below(others.length)]!.replace(
      /-#-#/,
      () => `-${random.below(3)}-${random.below(12)}`,
    ).replace(/#/g, () => String(random.below(240))),
  );
  const gap = Math.round(1 / share) - 1;
  let written = 0;
  let index = 0;
  let at = 0;
  let lines: string[] = [];
  let length = 0;
  const flush = (): void => {
    const out = encode(`${lines.join('\n')}\n`);
    for (let done = 0; done < out.length; ) done += writeSync(descriptor, out, done);
    written += out.length;
    lines = [];
    length = 0;
  };
  const push = (line: string): void => {
    lines.push(line);
    length += line.length;
    if (length >= WRITE_BYTES) flush();
  };
  while (written < bytes) {
    const own = written < controlBytes ? bringUp(random, index, spokes, START + at) : [];
    const head = stamp(START + at);
    for (let i = 0; i < 300; i++) {
      for (let other = 0; other < (own.length > 0 ? gap : 10); other++)
        push(head + supply[random.below(4096)]!);
      if (own[i] !== undefined) push(language === 'en' ? own[i]! : chinese(own[i]!));
      if (own.length > 0 && i + 1 >= own.length) break;
    }
    index++;
    at += 3;
  }
  if (lines.length > 0) flush();
  if (typeof path === 'string') closeSync(descriptor);
}

/** A router's own transcript in which every line is of a debug message. */
export function writeTranscript(
  path: string,
  options: { seed: number; bytes: number; spokes: number },
): void {
  const random = new Random(options.seed);
  const descriptor = openSync(path, 'w');
  let written = 0;
  for (let index = 0; written < options.bytes; index++) {
    const lines = bringUp(random, index, options.spokes, START + index * 3);
    // The server's part in front is left out: what the router itself printed begins with its own stamp.
    const out = Buffer.from(`${lines.map((line) => line.slice(line.indexOf('*'))).join('\n')}\n`);
    for (let done = 0; done < out.length; ) done += writeSync(descriptor, out, done);
    written += out.length;
  }
  closeSync(descriptor);
}
