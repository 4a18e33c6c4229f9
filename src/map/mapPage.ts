/**
 * The page that holds the map.
 * @param mermaid see `asMermaid`
 * @param picture file name of the picture beside it
 */
export function mapPage(mermaid: string, picture: string): string {
  return `# Every topic, and the ways between them

Written by \`npm run map\`; do not edit. How to read it: [guidance/map.md](guidance/map.md). The picture with all questions and
answers: [${picture}](${picture}).

\`\`\`mermaid
${mermaid}\`\`\`
`;
}
