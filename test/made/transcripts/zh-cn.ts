/** The same translation in the mainland's terms and characters: terms are put first, characters after. */
import type { Wordings } from './english.ts';
import { zhTw } from './zh-tw.ts';

const TERMS: readonly [string, string][] = [
  ['資料包', '数据包'],
  ['資料庫', '数据库'],
  ['資料冒號', '数据冒号'],
  ['配置檔案', '配置文件'],
  ['預共用金鑰', '预共享密钥'],
  ['預共用', '预共享'],
  ['應用程式', '应用程序'],
  ['響應程式', '响应程序'],
  ['優先順序', '优先级'],
  ['千位元組', '千字节'],
  ['通訊協定', '协议'],
  ['共用清單', '共享列表'],
  ['連線查詢', '连接查找'],
  ['重新連線', '重新连接'],
  ['套接字資訊', '套接字信息'],
  ['對等裝置', '对等设备'],
  ['連接埠', '端口'],
  ['生命型別', '生命类型'],
  ['快取', '缓存'],
  ['雜湊', '散列'],
  ['介面', '接口'],
  ['預設', '默认'],
  ['型別', '类型'],
  ['協定', '协议'],
  ['對映', '映射'],
  ['偵聽', '侦听'],
  ['註冊', '注册'],
  ['傳送', '发送'],
  ['訊號', '信号'],
  ['新增', '添加'],
  ['繫結', '绑定'],
  ['字首', '前缀'],
  ['支援', '支持'],
  ['建立', '创建'],
  ['埠', '端口'],
  ['「', '“'],
  ['」', '”'],
];

const TRADITIONAL =
  '並來係個傳優內冊別刪動務協啟單嘗執塊壽實將對屬庫強從態應戶掃換據擴敗於時條構標檔檢洩湊為無狀獲現當發碼節終組結絡緒線總聯聽舊處號裝觸計訊記設註詢試話誌誤說請證識議負貨資躍載輸轉連週進過遠鄰針錄錯鍵鎖鑰長閉開間關隊階際雜響順預驗體點';
const SIMPLIFIED =
  '并来系个传优内册别删动务协启单尝执块寿实将对属库强从态应户扫换据扩败于时条构标档检泄凑为无状获现当发码节终组结络绪线总联听旧处号装触计讯记设注询试话志误说请证识议负货资跃载输转连周进过远邻针录错键锁钥长闭开间关队阶际杂响顺预验体点';

const SIMPLER = new Map([...TRADITIONAL].map((character, index) => [character, [...SIMPLIFIED][index]!]));

function simplify(text: string): string {
  let line = text;
  for (const [from, to] of TERMS) line = line.replaceAll(from, to);
  return [...line].map((character) => SIMPLER.get(character) ?? character).join('');
}

export const zhCn: Wordings = Object.fromEntries(
  Object.entries(zhTw).map(([id, wording]) => [
    id,
    (...of: Parameters<typeof wording>) => {
      const words = wording(...of);
      return typeof words === 'string' ? simplify(words) : words.map(simplify);
    },
  ]),
);
