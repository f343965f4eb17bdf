import type { NameUse } from '../cluster/facts.ts';
import type { ResourceFacts } from '../cluster/pacemaker.ts';
import type { Text } from '../text/text.ts';
import type { Context } from './context.ts';
import { code } from './markdown.ts';
import { usesOf } from './names.ts';

/** What the cluster knows about a name: one paragraph of Markdown. */
export function nameSummary(context: Context, use: NameUse): string {
  const { lang } = context;
  const lines = [heading(context, use), ...(summaries[use.space]?.(context, use) ?? []), ...whereUsed(context, use)];
  return lines.map(l => l[lang]).join('  \n');
}

type Summary = (context: Context, use: NameUse) => Text[];

const kinds: Readonly<Record<NameUse['space'], Text>> = {
  node: { en: 'Node', ja: 'ノード' },
  drbdResource: { en: 'DRBD resource', ja: 'DRBD リソース' },
  drbdVolume: { en: 'DRBD volume', ja: 'DRBD ボリューム' },
  drbdDevice: { en: 'DRBD device', ja: 'DRBD デバイス' },
  resource: { en: 'Resource', ja: 'リソース' },
  id: { en: 'Id', ja: 'ID' },
  ticket: { en: 'Ticket', ja: 'チケット' },
  role: { en: 'ACL role', ja: 'ACL ロール' },
  logSubsystem: { en: 'Log subsystem', ja: 'ログのサブシステム' },
};

const summaries: Partial<Record<NameUse['space'], Summary>> = {
  node: nodeSummary,
  drbdResource: (context, use) => drbdResourceSummary(context, use.name),
  drbdDevice: deviceSummary,
  resource: resourceSummary,
  id: resourceSummary,
};

function heading(context: Context, use: NameUse): Text {
  const tagged = use.space === 'resource' && ownPacemaker(context)?.tags.has(use.name);
  const kind = tagged ? { en: 'Tag', ja: 'タグ' } : kinds[use.space];
  return { en: `**${kind.en}** ${code(use.name)}`, ja: `**${kind.ja}** ${code(use.name)}` };
}

function nodeSummary(context: Context, { name }: NameUse): Text[] {
  const lines: Text[] = [];
  const { model } = context;
  const corosync = model?.corosync.flatMap(c => c.nodes).find(n => n.name?.value === name);
  if (corosync) {
    const id = corosync.nodeId?.value;
    const addresses = [...corosync.addresses.values()].map(a => code(a.value));
    const parts = [id === undefined ? '' : `nodeid ${id}`, ...addresses].filter(p => p !== '');
    lines.push(both(`Corosync ${parts.join(', ')}`, `Corosync ${parts.join('、')}`));
  }
  const drbd = new Map<string, string>();
  for (const resource of model?.drbdResources ?? []) {
    for (const host of resource.facts.hosts) {
      if (!host.names.some(n => n.value === name)) continue;
      const id = host.nodeId?.value;
      drbd.set(resource.name, id === undefined ? code(resource.name) : `${code(resource.name)} (node-id ${id})`);
    }
  }
  if (drbd.size > 0) {
    const list = shorten([...drbd.values()]);
    lines.push(both(`DRBD ${list.join(', ')}`, `DRBD ${list.join('、')}`));
  }
  const cib = model?.pacemaker.flatMap(p => p.facts.nodes).find(n => n.uname?.value === name);
  if (cib?.id) lines.push(both(`Pacemaker id ${code(cib.id.value)}`, `Pacemaker id ${code(cib.id.value)}`));
  return lines;
}

function drbdResourceSummary(context: Context, name: string): Text[] {
  const resource = context.model?.drbdResources.find(r => r.name === name);
  if (!resource) return [];
  const lines: Text[] = [];
  if (resource.hostNames.length > 0) {
    const hosts = shorten(resource.hostNames.map(code));
    lines.push({ en: `Hosts ${hosts.join(', ')}`, ja: `ホスト ${hosts.join('、')}` });
  }
  const devices = new Set(resource.volumes.flatMap(v => (v.device ? [`${v.number}: ${code(v.device.value)}`] : [])));
  if (devices.size > 0) {
    const list = shorten([...devices]);
    lines.push({ en: `Volumes ${list.join(', ')}`, ja: `ボリューム ${list.join('、')}` });
  }
  return lines;
}

/** `/dev/drbd0` or `/dev/drbd/by-res/r0/0`: which volume of which resource it is. */
function deviceSummary(context: Context, use: NameUse): Text[] {
  const byResource = /^\/dev\/drbd\/by-res\/([^/]+)(?:\/(\d+))?$/.exec(use.name);
  for (const resource of context.model?.drbdResources ?? []) {
    const volume = resource.volumes.find(v =>
      byResource
        ? resource.name === byResource[1] && v.number === Number(byResource[2] ?? 0)
        : v.device?.value === use.name || (v.minor !== undefined && use.name === `/dev/drbd${v.minor.value}`),
    );
    if (!volume) continue;
    const minor = volume.minor?.value ?? Number(/^\/dev\/drbd(\d+)$/.exec(volume.device?.value ?? '')?.[1] ?? NaN);
    const lines: Text[] = [
      Number.isNaN(minor)
        ? {
            en: `This is volume ${volume.number} of DRBD resource "${resource.name}".`,
            ja: `DRBD リソースのボリューム ${volume.number}（リソース "${resource.name}"）です。`,
          }
        : {
            en: `This is volume ${volume.number} of DRBD resource "${resource.name}" (minor ${minor}).`,
            ja: `DRBD リソースのボリューム ${volume.number}（リソース "${resource.name}"、マイナー番号 ${minor}）です。`,
          },
    ];
    if (context.file.language.id === 'cib' && resource.options.get('auto-promote')?.value === 'yes') {
      lines.push({
        en: 'It is promoted by itself when it is mounted (`auto-promote`).',
        ja: 'マウントすると自動的に昇格します（`auto-promote`）。',
      });
    }
    return lines;
  }
  return [];
}

function ownPacemaker({ model, file }: Context) {
  return model?.pacemaker.find(p => p.file === file.file) ?? model?.pacemaker[0];
}

function resourceSummary(context: Context, { name }: NameUse): Text[] {
  const pacemaker = ownPacemaker(context);
  const resource = pacemaker?.resources.get(name) ?? pacemaker?.templates.get(name);
  if (!pacemaker || !resource) return [];
  const agent = pacemaker.agent(resource);
  const what = agent ? `${resource.element} ${code(agent)}` : resource.element;
  const lines: Text[] = [both(what, what)];
  const parents: ResourceFacts[] = [];
  for (let p = resource.parent; p && parents.length < 5; p = p.parent) parents.push(p);
  const inside = parents.flatMap(p => (p.id ? [`${p.element} ${code(p.id.value)}`] : []));
  if (inside.length > 0) lines.push({ en: `In ${inside.join(', ')}`, ja: `所属 ${inside.join('、')}` });
  const members = shorten(resource.children.flatMap(c => (c.id ? [code(c.id.value)] : [])));
  if (members.length > 0) lines.push({ en: `Members ${members.join(', ')}`, ja: `メンバー ${members.join('、')}` });
  return lines;
}

/** In how many places of which files the name stands. */
function whereUsed(context: Context, use: NameUse): Text[] {
  const uses = usesOf(context, use);
  const files = new Set(uses.map(u => u.file));
  if (uses.length < 2) return [];
  return [
    {
      en: `${uses.length} places in ${files.size} ${files.size === 1 ? 'file' : 'files'}`,
      ja: `${files.size} 個のファイルの ${uses.length} か所`,
    },
  ];
}

function shorten(words: readonly string[]): string[] {
  return words.length > 8 ? [...words.slice(0, 8), '…'] : [...words];
}

function both(en: string, ja: string): Text {
  return { en, ja };
}
