/** Words that machine translations of IOS messages are made of. They only help to choose an encoding. */
const WORDS: readonly string[] = [
  // Traditional Chinese
  ...'傳送 收到 接收 狀態 資料包 封包 對等 消息 負載 處理 隧道 註冊 介面 位址 地址 連接埠 加密 設定 連線 套接字 供應商 轉換 協定 建立 發現 金鑰 節點 輸入 集線器 輻條 中心 查詢 偵聽'.split(
    ' ',
  ),
  // Simplified Chinese
  ...'发送 状态 数据包 对等 负载 处理 注册 接口 端口 设置 连接 供应商 转换 协议 建立 发现 密钥 节点 输入 旧状态 新状态 查询 侦听 集线器 中心'.split(
    ' ',
  ),
  // Japanese
  ...'送信 受信 状態 パケット ピア トンネル 登録 インターフェイス 処理 設定 暗号 応答 開始 認証'.split(' '),
  // Korean
  ...'전송 수신 상태 패킷 피어 터널 등록 인터페이스 처리 설정 암호 연결 시작 인증'.split(' '),
];

/** A word of several letters hardly comes about by chance; a wrong decoding gives nearly none. */
const WORD_POINTS = 5;

const REPLACEMENT_POINTS = -8;
const PRIVATE_POINTS = -8;
const CONTROL_POINTS = -8;
const HALF_KATAKANA_POINTS = -1.5;
const PUNCTUATION_POINTS = 2;

/**
 * How much a text looks like a transcript in some language: known words, the punctuation of CJK text, letters in
 * runs; against it, characters that only wrong decodings produce. The default of `detectEncoding`.
 */
export function scoreText(text: string): number {
  let points = 0;
  for (const word of WORDS) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
      points += WORD_POINTS;
  }
  let hangul = 0;
  let han = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    const alone = !(text.charCodeAt(i - 1) >= 0x80) && !(text.charCodeAt(i + 1) >= 0x80);
    if (code === 0xfffd) points += REPLACEMENT_POINTS;
    else if (code >= 0xe000 && code <= 0xf8ff) points += PRIVATE_POINTS;
    else if (code < 0xa0) points += CONTROL_POINTS;
    else if (code < 0x250 || (code >= 0x2010 && code <= 0x2044)) points += alone ? 1 : -1;
    else if (code >= 0xff61 && code <= 0xff9f) points += HALF_KATAKANA_POINTS;
    else if ((code >= 0x3000 && code <= 0x3011) || (code >= 0xff01 && code <= 0xff1f))
      points += PUNCTUATION_POINTS;
    else if (code >= 0x3041 && code <= 0x30fe) points += alone ? -1 : 1;
    else if (code >= 0xac00 && code <= 0xd7a3) {
      hangul++;
      points += alone ? -1 : 0.5;
    } else if (code >= 0x4e00 && code <= 0x9fff) {
      han++;
      points += alone ? -1.5 : 0.5;
    } else points -= 1;
  }
  // Modern Korean hardly uses Han characters; GB 2312 text read as EUC-KR is full of them.
  return points - Math.min(hangul, han) * 2;
}
