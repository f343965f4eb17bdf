import type { CorosyncModel } from '../cluster/corosync.ts';
import type { DrbdResource } from '../cluster/drbd.ts';
import type { Span } from '../text/span.ts';
import type { Text } from '../text/text.ts';
import { type Context, say } from './context.ts';

/** A line above a section. */
export interface CodeLens {
  readonly span: Span;
  readonly title: string;
}

/** What follows from a section as a whole: connections of a DRBD resource, and how soon a failure is noticed. */
export function codeLenses(context: Context): CodeLens[] {
  const { file } = context.file;
  const lenses: CodeLens[] = [];
  const add = (span: Span, text: Text | undefined): void => {
    if (text) lenses.push({ span, title: say(context, text) });
  };
  for (const resource of context.model?.drbdResources ?? []) {
    if (resource.file === file && !resource.facts.generated) add(resource.facts.at.span, ofResource(resource));
  }
  const corosync = context.model?.corosync.find(c => c.file === file);
  const totem = corosync?.facts.sections.get('totem');
  if (corosync && totem) add(totem.span, ofTotem(corosync));
  return lenses;
}

function ofResource(resource: DrbdResource): Text | undefined {
  const { connections } = resource;
  const count = connections.length;
  if (count === 0) return undefined;
  const head = {
    en: `${count} ${count === 1 ? 'connection' : 'connections'}`,
    ja: `接続 ${count} 本`,
  };
  const times = connections.map(({ net }) => {
    const [timeout, pingTimeout, pingInt] = ['timeout', 'ping-timeout', 'ping-int'].map(n => net.number(n)?.value);
    if (timeout === undefined || pingTimeout === undefined || pingInt === undefined) return undefined;
    // DRBD counts timeout and ping-timeout in tenths of a second but ping-int in seconds.
    return { traffic: (timeout + pingTimeout) / 10, idle: pingInt + pingTimeout / 10 };
  });
  const known = times.filter(t => t !== undefined);
  if (known.length < count) return head;
  const traffic = decimal(Math.max(...known.map(t => t.traffic)));
  const idle = decimal(Math.max(...known.map(t => t.idle)));
  return {
    en: `${head.en}; a dead peer is noticed after at most ${traffic} s under traffic, ${idle} s when idle`,
    ja: `${head.ja}、対向ノードの喪失を通信中は最大 ${traffic} 秒、無通信時は最大 ${idle} 秒で検知`,
  };
}

function ofTotem(model: CorosyncModel): Text | undefined {
  const { timing } = model;
  if (!timing) return undefined;
  const token = timing.tokenMs.value;
  const consensus = timing.consensusMs.value;
  const lost = decimal((token + consensus) / 1000);
  const node = {
    en: `A lost node is acted on after ${lost} s (token ${token} ms + consensus ${consensus} ms)`,
    ja: `ノードの喪失を ${lost} 秒で検知（token ${token} ミリ秒 + consensus ${consensus} ミリ秒）`,
  };
  if (model.get('totem.transport')?.value !== 'knet') return node;
  // The thread that watches the links of knet looks every 200 ms.
  const link = decimal((timing.knetPingTimeoutMs.value + 200) / 1000);
  return {
    en: `${node.en}; a lost link is noticed after about ${link} s`,
    ja: `${node.ja}、リンクの喪失を約 ${link} 秒で検知`,
  };
}

function decimal(seconds: number): string {
  return String(Math.round(seconds * 1000) / 1000);
}
