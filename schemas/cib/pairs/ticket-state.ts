import { cibBoolean } from '../../../server/src/schema/values/cib-boolean.ts';
import { cibInteger } from '../../../server/src/schema/values/cib-integer.ts';
import { epochTime } from '../../../server/src/schema/values/epoch-time.ts';
import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { pairs } from '../define.ts';
import { ignored, since } from './common.ts';

/*
 * Attributes of ticket_state in the status section. Facts: sources of Pacemaker 1.1 to 3.0.2 and of booth.
 */

const where = 'status, ticket_state';

export const ticketState = pairs('Pacemaker Explained, "Multi-Site Clusters and Tickets"', {
  granted: {
    value: cibBoolean(),
    default: 'false',
    exists: since('1.1.7'),
    ...ignored,
    facts: { where },
    doc: { en: 'Whether this site holds the ticket.', ja: 'このサイトにチケットが付与されているかどうか。' },
  },
  standby: {
    value: cibBoolean(),
    default: 'false',
    exists: since('0.6.0'),
    ...ignored,
    facts: { where },
    doc: {
      en: 'Prepares the ticket to be given away: the site still holds it, but the resources that need it are stopped in good order.',
      ja: 'チケットを手放す準備の状態。サイトはまだチケットを保持していますが、それを必要とするリソースは正常に停止されます。',
    },
  },
  'last-granted': {
    value: epochTime(),
    exists: since('1.1.7'),
    ...ignored,
    facts: { where, generated: true },
    doc: { en: 'When the ticket was last granted to this site.', ja: 'このサイトにチケットが最後に付与された時刻。' },
  },
  expires: {
    value: epochTime(),
    ...ignored,
    exists: since('1.1.7'),
    facts: { where, generated: true },
    doc: {
      en: 'When the ticket runs out, unless it is renewed; kept by booth.',
      ja: '更新されない場合にチケットが失効する時刻。booth が管理します。',
    },
  },
  owner: {
    value: freeText(),
    facts: { where, generated: true },
    doc: { en: 'Site that holds the ticket; kept by booth.', ja: 'チケットを保持しているサイト。booth が管理します。' },
  },
  term: {
    value: cibInteger(),
    ...ignored,
    facts: { where, generated: true },
    doc: {
      en: 'Term of the election that granted the ticket; kept by booth.',
      ja: 'チケットを付与した選出の期の番号。booth が管理します。',
    },
  },
});
