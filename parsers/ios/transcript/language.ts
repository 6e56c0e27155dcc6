/** Frequent characters that only one of the two Chinese scripts has. */
const TRADITIONAL = new Set('傳狀態資對負載處設連線應換協發現鑰節點輸舊訊啟動註冊來從為與請選擇這開關閉擴');
const SIMPLIFIED = new Set('传状态资对负载处设连线应换协发现钥节点输旧讯启动注册来从为与请选择这开关闭扩');

const CJK = /[\u3041-\ud7a3]/;

/** Whether a text has letters that tell which language it is in. */
export function hasCjk(text: string): boolean {
  return CJK.test(text);
}

/** So many lines with other letters than ASCII are enough to tell. */
const ENOUGH_LINES = 500;

/** Guesses the language that the words of a transcript are in, as a BCP 47 tag. */
export class LanguageGuess {
  #lines = 0;
  #traditional = 0;
  #simplified = 0;
  #kana = 0;
  #hangul = 0;
  #han = 0;

  add(text: string): void {
    if (this.#lines >= ENOUGH_LINES || !hasCjk(text)) return;
    let seen = false;
    for (const char of text) {
      const code = char.charCodeAt(0);
      if (code < 0x3041) continue;
      if (code <= 0x30fe) this.#kana++;
      else if (code >= 0xac00 && code <= 0xd7a3) this.#hangul++;
      else if (code >= 0x4e00 && code <= 0x9fff) this.#han++;
      else continue;
      seen = true;
      const traditional = TRADITIONAL.has(char);
      const simplified = SIMPLIFIED.has(char);
      if (traditional && !simplified) this.#traditional++;
      if (simplified && !traditional) this.#simplified++;
    }
    if (seen) this.#lines++;
  }

  /** `en` when nothing but Latin letters was read. */
  get language(): 'en' | 'zh-Hant' | 'zh-Hans' | 'ja' | 'ko' {
    if (this.#hangul > this.#han) return 'ko';
    if (this.#kana * 4 > this.#han && this.#kana > 0) return 'ja';
    if (this.#han === 0) return 'en';
    return this.#simplified > this.#traditional ? 'zh-Hans' : 'zh-Hant';
  }
}
