import type { OptionEntry } from '../../../server/src/schema/entry.ts';
import { cibDuration } from '../../../server/src/schema/values/cib-duration.ts';
import { cibInteger } from '../../../server/src/schema/values/cib-integer.ts';
import { freeText } from '../../../server/src/schema/values/free-text.ts';
import { pairs } from '../define.ts';
import { words } from '../words.ts';
import { ignored, since, withoutEffect } from './common.ts';

/*
 * Parameters that every fencing device has beside those of its agent; the fencer reads them.
 * Facts: option list of Pacemaker 3.0.2 (crm_attribute --list-options), and the sources of 0.6 to 3.0.2.
 */

export const fencingInstance = pairs('Pacemaker Explained, "Special Instance Attributes for Fencing Resources"', {
  pcmk_host_list: {
    value: freeText({ what: { en: 'node names', ja: 'ノード名のリスト' } }),
    exists: since('1.1.0'),
    facts: { list: { space: 'node', separator: ' ,;' } },
    doc: {
      en: 'Nodes that the device can fence, separated by blanks, commas or semicolons.',
      ja: 'このデバイスでフェンシングできるノード。空白、コンマ、セミコロンのいずれかで区切ります。',
    },
    related: ['pcmk_host_map', 'pcmk_host_check'],
  },
  pcmk_host_map: {
    value: freeText({ what: { en: 'node names with ports', ja: 'ノード名とポートの対応' } }),
    exists: since('1.1.0'),
    facts: { list: { space: 'node', separator: ' ;', pair: ':' } },
    doc: {
      en: 'What the device calls each node, such as a port: `alpha:1;bravo:2,3` stands for port 1 of alpha, and ports 2 and 3 of bravo.',
      ja: '各ノードに対応するデバイス側の名前（ポートなど）。`alpha:1;bravo:2,3` では、alpha はポート 1、bravo はポート 2 と 3 です。',
    },
    related: ['pcmk_host_list', 'pcmk_host_argument'],
  },
  pcmk_host_check: {
    value: words({
      'dynamic-list': {
        doc: { en: 'Ask the device with `list`.', ja: '`list` でデバイスに問い合わせます。' },
      },
      'static-list': {
        doc: {
          en: 'Go by `pcmk_host_list` and `pcmk_host_map`.',
          ja: '`pcmk_host_list` と `pcmk_host_map` に従います。',
        },
      },
      status: {
        doc: {
          en: 'Ask the device with `status` for each node.',
          ja: 'ノードごとに `status` でデバイスに問い合わせます。',
        },
      },
      none: {
        doc: {
          en: 'The device is taken to be able to fence every node.',
          ja: 'どのノードもフェンシングできるとみなします。',
        },
      },
    }),
    defaultDoc: {
      en: 'static-list if a list or map is given, else dynamic-list or status as the agent can, else none',
      ja: 'pcmk_host_list か pcmk_host_map があれば static-list、なければエージェントの機能に応じて dynamic-list、status、none の順',
    },
    exists: since('1.1.0'),
    ...ignored,
    doc: {
      en: 'How the cluster learns which nodes the device can fence.',
      ja: 'デバイスがフェンシングできるノードを調べる方法。',
    },
  },
  pcmk_host_argument: {
    value: freeText(),
    defaultDoc: { en: 'port, else plug', ja: 'port、なければ plug' },
    exists: since('1.1.6'),
    facts: { advanced: true },
    doc: {
      en: 'Parameter of the agent that takes the name of the node to fence. `none` hands over no name.',
      ja: 'フェンシングするノードの名前を渡す、エージェントのパラメータ。`none` では名前を渡しません。',
    },
  },
  pcmk_delay_max: {
    value: cibDuration(),
    default: '0s',
    exists: since('1.1.13'),
    ...ignored,
    doc: {
      en: 'Upper limit of a random delay before this device fences a node. Two-node clusters use it so that the nodes do not fence each other at the same time.',
      ja: 'このデバイスでノードをフェンシングする前に置く、ランダムな遅延の上限。2 ノードクラスタで、両ノードが同時に互いをフェンシングするのを避けるために使います。',
    },
    related: ['pcmk_delay_base', 'priority-fencing-delay'],
  },
  pcmk_delay_base: {
    value: freeText({ what: { en: 'length of time, or one for each node', ja: '時間の長さ、またはノードごとの時間' } }),
    default: '0s',
    exists: since('1.1.18'),
    doc: {
      en: 'Fixed delay before this device fences a node. A longer delay for one node of two lets that node win when both fence each other.',
      ja: 'このデバイスでノードをフェンシングする前に置く固定の遅延。2 ノードの一方で長くすると、互いをフェンシングするときにそのノードが残ります。',
    },
    more: {
      en: 'Since Pacemaker 2.1.2 it may differ by node: `alpha:0s;bravo:5s`.',
      ja: 'Pacemaker 2.1.2 以降では、`alpha:0s;bravo:5s` のようにノードごとに指定できます。',
    },
    related: ['pcmk_delay_max', 'priority-fencing-delay'],
  },
  pcmk_action_limit: {
    value: cibInteger(),
    default: '1',
    exists: since('1.1.15'),
    ...ignored,
    doc: {
      en: 'How many actions the device runs at the same time. -1 is without limit.',
      ja: 'このデバイスで同時に行うアクションの数。-1 では無制限になります。',
    },
    related: ['concurrent-fencing'],
  },
  ...optionsOfAction('reboot'),
  ...optionsOfAction('off'),
  ...optionsOfAction('on'),
  ...optionsOfAction('list'),
  ...optionsOfAction('monitor'),
  ...optionsOfAction('status'),
  'stonith-timeout': {
    value: cibDuration({ as: 'timeout' }),
    exists: since('1.0.0'),
    ...withoutEffect,
    facts: { doubtful: true },
    doc: {
      en: 'Old guides write it here, but no daemon reads it. Time limits of a device are `pcmk_reboot_timeout` and its like.',
      ja: '古い手引きにある指定で、デーモンは参照しません。デバイスの制限時間は `pcmk_reboot_timeout` などで指定します。',
    },
  },
  priority: {
    value: cibInteger(),
    default: '0',
    exists: since('0.6.0', '1.1.24'),
    deprecated: { since: 'pacemaker 2.0.0' },
    ...withoutEffect,
    facts: { doubtful: true },
    doc: {
      en: 'Order of the devices in old releases. It has no effect today; a fencing topology sets the order.',
      ja: '古いリリースでのデバイスの順序。現在は効果がなく、順序はフェンシングトポロジで指定します。',
    },
  },
  pcmk_arg_map: {
    value: freeText(),
    exists: since('1.1.0', '1.1.24'),
    deprecated: { since: 'pacemaker 2.0.0', use: 'pcmk_host_argument' },
    doc: {
      en: 'Names of agent parameters for the target, before there was `pcmk_host_argument`. Pacemaker 2.0.0 dropped it.',
      ja: '`pcmk_host_argument` より前に使われた、対象を渡すパラメータの名前。Pacemaker 2.0.0 で廃止されました。',
    },
  },
});

/** Each action of a fencing device can be renamed, and has its own time limit and number of tries. */
function optionsOfAction(action: 'reboot' | 'off' | 'on' | 'list' | 'monitor' | 'status'): Record<string, OptionEntry> {
  const advanced = { advanced: true };
  return {
    [`pcmk_${action}_action`]: {
      value: freeText(),
      default: action,
      exists: since('1.1.6'),
      facts: advanced,
      doc: {
        en: `Command that the agent is given in place of \`${action}\`, for devices that call it otherwise.`,
        ja: `\`${action}\` の代わりにエージェントに渡すコマンド。別の名前を使うデバイスで指定します。`,
      },
    },
    [`pcmk_${action}_timeout`]: {
      value: cibDuration({ as: 'timeout' }),
      default: '60s',
      exists: since('1.1.6'),
      ...ignored,
      facts: advanced,
      doc: {
        en: `Time limit of the action \`${action}\` of this device, in place of the time limit for all devices.`,
        ja: `このデバイスのアクション \`${action}\` の制限時間。すべてのデバイスに共通の値より優先されます。`,
      },
    },
    [`pcmk_${action}_retries`]: {
      value: cibInteger(),
      default: '2',
      exists: since('1.1.8'),
      ...ignored,
      facts: advanced,
      doc: {
        en: `How often \`${action}\` is tried at most before it counts as failed, while there is time left.`,
        ja: `\`${action}\` が失敗とみなされるまでに試す最大の回数。制限時間内で再試行します。`,
      },
    },
  };
}
