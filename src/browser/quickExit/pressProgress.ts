import type { ExitLanguage } from '../../protocol/widget.js';
import { box, fixed } from './look.js';
import { raise } from './topLayer.js';
import { whenBody } from './whenBody.js';

// A region that appears together with its words is not spoken, so it is always there.
const outOfView = `${fixed}auto;clip-path:inset(50%)`;

/**
 * Shows and speaks how many presses of Shift are missing: a dot for each, filled for those made.
 * @returns what is told how many are missing; 3 clears it away
 */
export function pressProgress({ words, dir }: ExitLanguage, language: string): (missing: number) => void {
  const host = document.createElement('waymark-progress');
  const dots = document.createElement('div');
  const status = document.createElement('div');
  dots.ariaHidden = 'true';
  status.setAttribute('role', 'status');
  host.lang = language;
  host.dir = dir;
  host.style.cssText = outOfView;
  host.attachShadow({ mode: 'open' }).append(dots, status);
  whenBody((body) => body.append(host));
  return (missing) => {
    const isShown = missing < 3;
    host.style.cssText = isShown ? `${fixed}0;${box};width:fit-content;height:fit-content;margin:auto` : outOfView;
    if (isShown) raise(host);
    dots.textContent = isShown ? '●'.repeat(3 - missing) + '○'.repeat(missing) : '';
    status.textContent = isShown ? (words[3 - missing] ?? '') : '';
  };
}
