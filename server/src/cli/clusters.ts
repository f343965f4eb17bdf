import type { Cluster } from '../cluster/model.ts';
import type { Lang } from '../text/text.ts';
import { harmless } from './excerpt.ts';
import type { Workspace } from './workspace.ts';

/** A cluster as `--show-clusters` tells it. */
export interface ClusterReport {
  readonly name: string;
  readonly root: string;
  readonly because: string;
  readonly files: readonly {
    readonly file: string;
    readonly language: string;
    /** Release that the file is judged for, and where that comes from. */
    readonly target: {
      readonly product: string;
      readonly version: string;
      readonly from: string;
      readonly because: string;
    };
  }[];
}

/** The clusters that the files asked for were counted to. */
export function clustersOf({ files }: Workspace, lang: Lang): ClusterReport[] {
  const shown = new Map(files.map(file => [file.path, file]));
  const clusters = new Set<Cluster>();
  for (const { path, own, analysis } of files) {
    const cluster = own ? analysis.model(path)?.cluster : undefined;
    if (cluster) clusters.add(cluster);
  }
  return [...clusters].map(cluster => ({
    name: cluster.name,
    root: cluster.root,
    because: cluster.because[lang],
    files: cluster.files.flatMap(path => {
      const file = shown.get(path);
      const analyzed = file?.analysis.get(path);
      if (!file || !analyzed) return [];
      const { product } = analyzed.language;
      const { version, from, because } = analyzed.target[product];
      return [
        {
          file: file.shown,
          language: analyzed.language.id,
          target: { product, version, from, because: because[lang] },
        },
      ];
    }),
  }));
}

export function formatClusters(clusters: readonly ClusterReport[], lang: Lang): string {
  const lines: string[] = [];
  for (const { name, root, because, files } of clusters) {
    lines.push(lang === 'en' ? `cluster ${name}: ${root} (${because})` : `クラスタ ${name}: ${root}（${because}）`);
    for (const { file, language, target } of files) {
      const release = `${target.product} ${target.version}`;
      lines.push(
        lang === 'en'
          ? `  ${file}: ${language}, for ${release} (${target.because})`
          : `  ${file}: ${language}、対象 ${release}（${target.because}）`,
      );
    }
  }
  return lines.map(line => `${harmless(line)}\n`).join('');
}
