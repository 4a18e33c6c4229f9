/**
 * Topics that are no path of their own, but the way to one, or an answer to a danger that is counted elsewhere. They are not
 * counted: a number that another table shows as its total could give away a hidden one. Every other topic is a path.
 */
export const wayThere: ReadonlySet<string> = new Set([
  'welcome',
  'safeToTalk',
  'whoIsItAbout',
  'whatIsHappening',
  'whoIsDoingIt',
  'howLong',
  'yourSafety',
  'findSupport',
  'moreHelp',
  'allTopics',
  'shareWithAdvisor',
  'leaveALineOut',
  'whileWaiting',
  'stopWaiting',
  'goodbye',
  'immediateDanger',
  'whileInDanger',
  'threat',
  'selfHarm',
  'checkDanger',
  'checkLeave',
  'whatYouTold',
  'changeLanguage',
  'whatWeKeep',
  'deleteMyChat',
  'help',
]);
