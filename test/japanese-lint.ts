/*
 * The house style of our Japanese as patterns: what must not be written, and the form to write in its place. Where the
 * communities disagree, Linux-HA Japan's words count; words that VS Code shows on the screen are spelled as there.
 */

export interface Hit {
  /** What was found, with a little of its surroundings. */
  readonly found: string;
  /** The form to write. */
  readonly form: string;
}

/** Finds forms that our Japanese does not use. `message`: diagnostics and titles of fixes, which have rules of their own. */
export function lintJapanese(text: string, { message = false }: { message?: boolean } = {}): Hit[] {
  const plain = text
    .replace(/`[^`]*`/g, 'X')
    .replace(/\$\{[^}]*\}/g, 'X')
    .replace(/\s{2,}/g, '\n'); // Columns of a usage text.
  return [...forms, ...(message ? messageForms : [])].flatMap(([pattern, form]) =>
    [...plain.matchAll(pattern)].map(match => ({
      found: plain.slice(Math.max(0, match.index - 4), match.index + match[0].length + 4),
      form: form.replace('$1', match[1] ?? ''),
    })),
  );
}

type Forms = readonly (readonly [RegExp, string])[];

const forms: Forms = [
  // Long vowels: domain words lose it, VS Code's own words keep it.
  [
    /(クラスタ|フェイルオーバ|フェールオーバ|スイッチオーバ|パラメータ|マネージャ|コントローラ|ハンドラ|ドライバ|タイマ|カウンタ|バッファ|ヘッダ|メモリ|エントリ|プロバイダ|タイブレーカ|アービトレータ|スケジューラ|プライマリ|セカンダリ|ディレクトリ|コンテナ|トポロジ|レイテンシ|オペレータ|プロパティ|リポジトリ|プロモータ|フォーマッタ|コンピュータ|レイヤ|バリア)ー/gu,
    '$1',
  ],
  [/(?<!言語)サーバー/gu, 'サーバ'],
  [/ユーザー(?!設定|[ ]インターフェイス)/gu, 'ユーザ'],
  [/(エディタ|フォルダ|エクスプローラ|ブラウザ)(?!ー)/gu, '$1ー'],
  // One word for one thing.
  [/フェール(オーバ|バック)ー?/gu, 'フェイル$1'],
  [/スプリット[・ ]ブレイン|スプリット[・ ]?ブレーン/gu, 'スプリットブレイン'],
  [/定足数|クオーラム|クォラム|クォーレート/gu, 'クォーラム'],
  [/隔離|フェンス(?!エージェント)/gu, 'フェンシング'],
  [/コロケーション(?:の?制約)?/gu, '同居制約'],
  [/(?:場所|位置|ロケーション)の?制約/gu, '配置制約'],
  [/順番の?制約|オーダー制約/gu, '順序制約'],
  [/プロモータブル|昇格可能なクローン/gu, 'promotable クローン'],
  [/プロモートする|プロモートし|プロモートさ|(?<!自動)プロモーション/gu, '昇格'],
  [/デモート|格下げ/gu, '降格'],
  [/マスター?(?=[にがのをはと、]|・?スレーブ)|スレーブ/gu, 'Promoted, Unpromoted (プライマリ, セカンダリ)'],
  [/(?:対抗|相手|ピア)ノード|ピア(?=[がのをには])/gu, '対向ノード'],
  [
    /(?:下位|バックエンド|バッキング)(?:ディスク|ストレージ)|バッキングデバイス|下位レベルの?デバイス/gu,
    '下位デバイス',
  ],
  [/メタ[・ ]?ディスク/gu, 'メタデータ'],
  [/オンライン検証/gu, 'オンライン照合'],
  [/コネクション/gu, '接続'],
  [/ウ[ォオ]ッチド[ッ]?[グク]/gu, 'watchdog'],
  [/インターフェース|(?<!ユーザー )インターフェイス/gu, 'インタフェース'],
  [/閾値/gu, 'しきい値'],
  [/既定値?/gu, 'デフォルト'],
  [/構成ファイル|コンフィグ/gu, '設定ファイル'],
  [/メンバシップ/gu, 'メンバーシップ'],
  [/保守モード/gu, 'メンテナンスモード'],
  [/(?:固着|粘着)性|スティッキネス|(?:移行|マイグレーション)しきい値/gu, 'resource-stickiness, migration-threshold'],
  [/(?:失敗|フェール|エラー)カウント|失敗回数/gu, 'フェイルカウント'],
  [/モニター|モニタ(?!リング)/gu, '監視'],
  [/クイックフィックス|クイック修正/gu, 'クイック フィックス'],
  [/指定(?:コーディネータ|コントローラ)/gu, 'DC'],
  [/片系|両系|[片両]サーバ/gu, '一方のノード, 両ノード'],
  [/方針/gu, 'ポリシー, 方法'],
  [/投票数/gu, '票数の合計, 票'],
  [/大多数/gu, '過半数'],
  [/多重起動/gu, '二重起動'],
  [/運用系|稼働系/gu, '現用系'],
  [/ノードリスト/gu, 'nodelist'],
  [/クラスタパーティション/gu, '分断された側'],
  [/接続網/gu, 'フルメッシュ接続'],
  [/デタッチ/gu, '切り離し'],
  [/利用率/gu, 'utilization, 容量'],
  [/言語サーバ(?!ー)/gu, '言語サーバー'],
  [/ユーザ設定/gu, 'ユーザー設定'],
  [/(?<!こ)と(?:より|以[上下前後降])/gu, 'より, 以上'],
  // Spelling.
  [/下さい/gu, 'ください'],
  [/出来(?=[るなまた])/gu, 'でき'],
  [/全て/gu, 'すべて'],
  [/又は|或いは/gu, 'または'],
  [/及び/gu, 'および'],
  [/すでに/gu, '既に'],
  [/(?<=[るたの])為(?=[に、])/gu, 'ため'],
  [/(?<=[0-9ー一-龠ァ-ヴ])毎に/gu, 'ごとに'],
  [/[Ａ-Ｚａ-ｚ０-９，．！]|[ｦ-ﾟ]|\u301C/gu, 'half-width; 、 。; no ！; full-width kana; ～'],
  [/(?<=[ぁ-んァ-ヶー一-龠々])[A-Za-z0-9`"]|[A-Za-z0-9`"](?=[ぁ-んァ-ヶー一-龠々])/gu, 'a space between'],
  [/ (?=[、。，（）「」])|(?<=[、。（「」]) /gu, 'no space'],
  [/[(](?=[^)]*[ぁ-んァ-ヶ一-龠])/gu, '（'],
  [/(?<=[0-9]) ?(?:ms|msec|sec)(?=[ぁ-んァ-ヶ一-龠、。） ])/gu, 'ミリ秒, 秒'],
];

const messageForms: Forms = [
  // Messages only.
  [
    /。|ください|お願い|でしょうか|のいずれかではありません|[なね]ければなりません/gu,
    'no 。; 必要があります; のいずれでもありません',
  ],
];
