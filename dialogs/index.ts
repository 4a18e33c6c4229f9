import type { Landmarks } from '../src/conversation/conversation.js';
import type { Topic } from '../src/conversation/topic.js';
import { accused } from './accused.js';
import { allTopics } from './allTopics.js';
import { changeLanguage } from './changeLanguage.js';
import { checkDanger } from './checkDanger.js';
import { checkLeave } from './checkLeave.js';
import { deleteMyChat } from './deleteMyChat.js';
import { deviceSafety } from './deviceSafety.js';
import { findSupport } from './findSupport.js';
import { forPolice } from './forPolice.js';
import { goodbye } from './goodbye.js';
import { help } from './help.js';
import { helpNearYou } from './helpNearYou.js';
import { howLong } from './howLong.js';
import { immediateDanger } from './immediateDanger.js';
import { keepingARecord } from './keepingARecord.js';
import { leaveALineOut } from './leaveALineOut.js';
import { moreHelp } from './moreHelp.js';
import { otherLanguage } from './otherLanguage.js';
import { ownBehaviour } from './ownBehaviour.js';
import { createPaths } from './paths/index.js';
import { reportingToPolice } from './reportingToPolice.js';
import { safeToTalk } from './safeToTalk.js';
import { selfHarm } from './selfHarm.js';
import { shareWithAdvisor } from './shareWithAdvisor.js';
import { stopWaiting } from './stopWaiting.js';
import type { Surroundings } from './surroundings.js';
import { talkToAdvisor } from './talkToAdvisor.js';
import { thirdParty } from './thirdParty.js';
import { threat } from './threat.js';
import { underEighteen } from './underEighteen.js';
import { welcome } from './welcome.js';
import { whatIsHappening } from './whatIsHappening.js';
import { whatWeKeep } from './whatWeKeep.js';
import { whatYouTold } from './whatYouTold.js';
import { whileInDanger } from './whileInDanger.js';
import { whileWaiting } from './whileWaiting.js';
import { whoIsDoingIt } from './whoIsDoingIt.js';
import { whoIsItAbout } from './whoIsItAbout.js';
import { yourSafety } from './yourSafety.js';

/** Table of contents: every topic, in the order in which a visitor may meet them. */
export const createTopics = (surroundings: Surroundings, languages: readonly string[]): readonly Topic[] => [
  welcome,
  safeToTalk,
  deviceSafety,
  whoIsItAbout,
  whatIsHappening,
  whoIsDoingIt,
  howLong,
  yourSafety,
  findSupport(surroundings),
  moreHelp,
  allTopics,
  forPolice,
  ...createPaths(surroundings),
  otherLanguage(surroundings),
  keepingARecord(surroundings),
  reportingToPolice(surroundings),
  talkToAdvisor(surroundings),
  shareWithAdvisor,
  leaveALineOut,
  whileWaiting,
  goodbye,
  // what is spotted in free text, from any step, the most urgent first (safety/chooseResponses.ts)
  immediateDanger,
  whileInDanger,
  selfHarm(surroundings),
  threat,
  checkDanger,
  checkLeave,
  underEighteen(surroundings),
  accused,
  ownBehaviour,
  thirdParty(surroundings),
  helpNearYou(surroundings),
  // answers to what works at every step
  whatYouTold,
  changeLanguage(languages),
  whatWeKeep,
  deleteMyChat,
  stopWaiting,
  help,
];

/** Topics that the rest of the house must be able to find. */
export const landmarks: Landmarks = {
  welcome: 'welcome',
  whatNext: 'moreHelp',
  commands: {
    whatHaveITold: 'whatYouTold',
    talkToPerson: 'talkToAdvisor',
    stopWaiting: 'stopWaiting',
    changeLanguage: 'changeLanguage',
    whatDoYouKeep: 'whatWeKeep',
    deleteMyChat: 'deleteMyChat',
    help: 'help',
  },
  handBack: ['moreHelp', 'findSupport', 'keepingARecord', 'reportingToPolice', 'deviceSafety', 'whatIsHappening'],
};
