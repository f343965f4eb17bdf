import { section } from '../../server/src/schema/entry.ts';
import { handlerOptions } from './handler-options.ts';
import { unknownOption } from './statements.ts';

export const handlers = section({
  id: 'drbd.handlers',
  keyword: 'handlers',
  in: ['drbd.resource', 'drbd.common'],
  once: true,
  doc: {
    en: 'Programs that DRBD runs when certain events occur.',
    ja: '特定のイベントが発生したときに実行するプログラム（ハンドラ）。',
  },
  more: {
    en: 'A shell runs them, so a command with blanks or semicolons needs quotes. The resource is the first argument; devices and addresses are in environment variables such as `DRBD_MINOR` and `DRBD_PEER_ADDRESS`.',
    ja: 'シェルで実行されるため、空白やセミコロンを含むコマンドは引用符で囲みます。リソース名は第 1 引数、デバイスやアドレスは `DRBD_MINOR`、`DRBD_PEER_ADDRESS` などの環境変数で渡されます。',
  },
  source: 'drbd.conf(5), handlers section',
  options: { ...handlerOptions, ...unknownOption },
  facts: { optionSection: true },
});
