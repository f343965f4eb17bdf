import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { score } from '../../../server/src/schema/values/score.ts';
import { element } from '../define.ts';
import { description, explained } from './common.ts';

/*
 * Nodes. Facts: Pacemaker's RELAX NG schemas 1.0 to 4.0.
 */

const all = ['1.0..next'];
const source = explained('Nodes');

export const nodes = element({
  name: 'nodes',
  versions: all,
  parents: { configuration: all },
  once: true,
  source,
  doc: {
    en: 'The nodes that the cluster knows. Pacemaker fills in the list by itself.',
    ja: 'クラスタに登録されているノードの一覧。Pacemaker が自動的に書き込みます。',
  },
  attributes: {},
});

export const node = element({
  name: 'node',
  versions: all,
  parents: { nodes: all },
  source,
  doc: {
    en: 'A cluster node or a remote node, with its permanent attributes.',
    ja: 'クラスタのノードまたはリモートノード 1 台と、その永続的なノード属性。',
  },
  attributes: {
    id: {
      value: freeText(),
      required: true,
      doc: {
        en: 'Id of the node; with Corosync, its `nodeid`.',
        ja: 'ノードの id。Corosync では `nodeid` と同じ値です。',
      },
    },
    uname: {
      value: freeText(),
      required: true,
      label: { space: 'node', role: 'defines' },
      doc: {
        en: 'Name of the node, as the Corosync nodelist has it (`name`, else `ring0_addr`) or as the host calls itself (`uname -n`).',
        ja: 'ノードの名前。Corosync の nodelist の `name`（なければ `ring0_addr`）、またはホスト名（`uname -n`）と一致させます。',
      },
    },
    type: {
      words: {
        member: {
          versions: all,
          doc: { en: 'A full member of the cluster.', ja: 'クラスタの通常のメンバー。' },
        },
        remote: {
          versions: ['1.3..next'],
          doc: {
            en: 'A remote node, guest node or bundle replica.',
            ja: 'リモートノード、ゲストノード、またはバンドルのレプリカ。',
          },
        },
        normal: {
          versions: ['1.0..2.10'],
          deprecatedSince: '2.0.0',
          doc: { en: 'Old word for `member`.', ja: '`member` の以前の名前。' },
        },
        ping: {
          versions: ['1.0..3.10', 'next'],
          deprecatedSince: '2.1.5',
          doc: {
            en: 'A node of Heartbeat that only answers pings and runs nothing.',
            ja: 'ping に応答するだけで、リソースを動かさない Heartbeat のノード。',
          },
        },
      },
      presence: { required: ['1.0'], optional: ['1.2..next'] },
      default: 'member',
      doc: {
        en: 'Kind of node.',
        ja: 'ノードの種類。',
      },
    },
    score: {
      value: score({ xsd: true }),
      versions: ['1.2..next'],
      default: '0',
      doc: {
        en: 'Score that every resource gets for this node, on top of its own constraints.',
        ja: 'すべてのリソースについて、このノードに加算されるスコア。',
      },
    },
    description,
  },
});
