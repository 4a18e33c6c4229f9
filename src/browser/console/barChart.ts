const svgNames = 'http://www.w3.org/2000/svg';

export interface Bar {
  readonly label: string;
  /** null: hidden; the bar is then a dotted stub */
  readonly count: number | null;
}

const width = 600;
const height = 140;
const foot = 18;
const mostLabels = 16;

/**
 * A picture of the bars, drawn here: nothing is loaded for it. It tells nothing that the table below it does not, so that
 * screen readers pass it over.
 */
export function barChart(bars: readonly Bar[]): SVGSVGElement {
  const chart = draw('svg', {
    viewBox: `0 0 ${width} ${height}`,
    class: 'chart',
    'aria-hidden': 'true',
    focusable: 'false',
  });
  const most = Math.max(1, ...bars.map(({ count }) => count ?? 0));
  const each = width / Math.max(1, bars.length);
  const labelEvery = Math.ceil(bars.length / mostLabels);
  bars.forEach(({ label, count }, index) => {
    const isHidden = count === null;
    const tall = isHidden ? 6 : ((count ?? 0) / most) * (height - foot - 4);
    chart.append(
      draw('rect', {
        x: String(index * each + each * 0.1),
        y: String(height - foot - tall),
        width: String(each * 0.8),
        height: String(tall),
        class: isHidden ? 'bar unknown' : 'bar',
      }),
    );
    if (index % labelEvery !== 0) return;
    const text = draw('text', { x: String((index + 0.5) * each), y: String(height - 4), 'text-anchor': 'middle' });
    text.textContent = label;
    chart.append(text);
  });
  return chart;
}

function draw<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[Tag] {
  const made = document.createElementNS(svgNames, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
