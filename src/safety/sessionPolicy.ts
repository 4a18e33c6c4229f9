/**
 * What may be remembered of a person between two turns: the answers that something reads in a later turn than the one
 * they were given in. Every other answer is forgotten with its turn. What stands in neither list is never saved,
 * whatever a dialog does. All live as long as the session: until the visitor leaves or erases, or the idle limit passes.
 * Why so: docs/decisions/0001. Moving a line up, or adding one, means keeping more about a person: it wants an ADR.
 */
const keptAnswers: Readonly<Record<string, string>> = {
  'welcome.askIfInDanger':
    'Shows that the welcome was given, so that a conversation that was broken off goes on instead of starting over.',
  'safeToTalk.askIfSafeToTalk': 'After "no", the offer to leave hangs on it, and the reply to that comes a turn later.',
  'whoIsItAbout.askWho': 'Words all later questions for the visitor or for somebody they know, and picks the services.',
  'whatIsHappening.askWhat': 'Picks the services, and counts when the plan is made some questions later.',
  'whoIsDoingIt.askWho': 'Picks the services, and counts when the plan is made some questions later.',
  'howLong.askSince': 'Counts when the plan is made some questions later.',
  'howLong.askHowOften': 'Counts when the plan is made some questions later.',
  'howLong.askLastTime': 'Tells recent harm from past harm, in the safety questions and in the plan.',
  'yourSafety.askHowFrightened': 'Decides whether to go on asking, how soon help is wanted, and who can give it.',
  'yourSafety.askIfThreats': 'Decides whether to go on asking, how soon help is wanted, and who can give it.',
  'yourSafety.askIfHurt': 'Decides whether to go on asking, how soon help is wanted, and who can give it.',
  'yourSafety.askIfTurnsUp': 'Decides whether to go on asking, how soon help is wanted, and who can give it.',
  'yourSafety.askIfGettingWorse': 'Decides whether to go on asking, how soon help is wanted, and who can give it.',
  'yourSafety.askIfSomethingComing': 'Decides whether to go on asking, how soon help is wanted, and who can give it.',
  'yourSafety.askWhatElse': 'Decides whether to go on asking, how soon help is wanted, and who can give it.',
  'yourSafety.askAboutThem': 'Decides whether to go on asking, how soon help is wanted, and who can give it.',
  'findSupport.askWhere': 'Picks the services again each time the visitor asks who can help.',
  'otherLanguage.askWhich': 'Picks services that speak it each time the visitor asks who can help.',
  'allTopics.askArea': 'Holds which part of the menu is open, until one of its topics is chosen a turn later.',
  'whatYouTold.askWhichToChange': 'Leads back to the list of answers when the one that was chosen has been changed.',
  'leaveALineOut.struck':
    'What is not to be shared with an advisor is left out of the list that the visitor sees next, and of a later one.',
  'moreHelp.askWhatNext': 'Leads back to "what else would help?" when the topic that was chosen ends in a later turn.',
};

/** Answers that are read in the turn they are given in, and never after it: nobody is asked to trust us with them. */
const forgottenAnswers: Readonly<Record<string, string>> = {
  'safeToTalk.askIfLeaving': 'Acted on at once.',
  'deviceSafety.askIfDeviceShared': 'Acted on at once: the warning is given, and nothing later hangs on it.',
  'deviceSafety.askIfReadyToGoOn': 'Acted on at once.',
  'whatIsHappening.askMore': 'Held as the answer to whatIsHappening.askWhat.',
  'allTopics.askPath': 'Acted on at once: the topic that was chosen is open.',
  'findSupport.outcome': 'Worked out anew from the answers whenever it is wanted: a stored one would be a verdict.',
  'goodbye.askHowToEnd': 'Acted on at once.',
  'immediateDanger.askWhatYouNeed': 'Acted on at once; that an alarm was waved away is held on its own.',
  'whileInDanger.askWhatNow': 'Acted on at once.',
  'checkDanger.askIfInDanger': 'Acted on at once; that a check was waved away is held on its own.',
  'threat.askIfInDanger': 'Acted on at once; that a threat was told, and that it was answered, is held on its own.',
  'checkLeave.askIfLeaving': 'Acted on at once.',
  'underEighteen.askIfRight': 'Acted on at once; a "yes" is held as a mark, and that it was asked on its own.',
  'accused.askIfRight': 'Acted on at once; a "yes" is held as a mark, and that it was asked on its own.',
  'ownBehaviour.askIfRight': 'Acted on at once; a "yes" is held as a mark, and that it was asked on its own.',
  'ownBehaviour.askWhatNext': 'Acted on at once.',
  'helpNearYou.askWhere': 'Held as the answer to findSupport.askWhere.',
  'thirdParty.askIfRight': 'Acted on at once; a "yes" is held as the answer to whoIsItAbout.askWho.',
  'selfHarm.askIfSuicidal': 'Brings the words for it in the same turn.',
  'selfHarm.askWhatYouNeed': 'Acted on at once.',
  'talkToAdvisor.desk': 'How the desk looks at that moment; asked anew each time.',
  'shareWithAdvisor.askWhatToShare': 'Acted on at once; what is shared goes to the desk.',
  'leaveALineOut.askWhatToLeaveOut': 'Held in the list of what is not to be shared.',
  'whileWaiting.askIfWaiting': 'Acted on at once.',
  'stopWaiting.desk': 'How the desk looks at that moment; asked anew each time.',
  'changeLanguage.askLanguage': 'Acted on at once; the language is held on its own.',
  'deleteMyChat.askIfSure': 'Acted on at once.',
};

/** @param key `topic.ask` */
export function mayKeepAnswer(key: string): boolean {
  return Object.hasOwn(keptAnswers, key);
}

/** Every answer that may be kept, with its reason, for the documents and the tests. */
export function keptAnswerReasons(): Readonly<Record<string, string>> {
  return keptAnswers;
}

/** Every answer that is forgotten with its turn, with the reason why nothing is lost by it. */
export function forgottenAnswerReasons(): Readonly<Record<string, string>> {
  return forgottenAnswers;
}
