import type { Topic } from '../../src/conversation/topic.js';
import type { Surroundings } from '../surroundings.js';
import { atHome } from './atHome.js';
import { atWork } from './atWork.js';
import { childrenAndSchool } from './childrenAndSchool.js';
import { courtsUsedAgainstYou } from './courtsUsedAgainstYou.js';
import { deaf } from './deaf.js';
import { emotionalSupport } from './emotionalSupport.js';
import { fgm } from './fgm.js';
import { forcedMarriage } from './forcedMarriage.js';
import { forProfessionals } from './forProfessionals.js';
import { harassment } from './harassment.js';
import { honourAbuse } from './honourAbuse.js';
import { injunctions } from './injunctions.js';
import { intimateImages } from './intimateImages.js';
import { learningDisability } from './learningDisability.js';
import { lgbt } from './lgbt.js';
import { livestreaming } from './livestreaming.js';
import { men } from './men.js';
import { noRecourse } from './noRecourse.js';
import { older } from './older.js';
import { protectionOrders } from './protectionOrders.js';
import { stalkingByColleague } from './stalkingByColleague.js';
import { stalkingByExPartner } from './stalkingByExPartner.js';
import { stalkingByStranger } from './stalkingByStranger.js';
import { stalkingOnline } from './stalkingOnline.js';
import { trackersAndAccounts } from './trackersAndAccounts.js';
import { upskirting } from './upskirting.js';
import { worriedColleague } from './worriedColleague.js';
import { worriedFriend } from './worriedFriend.js';
import { worriedParent } from './worriedParent.js';

/** Every path that has the shape of `path.ts`, in the order of the menu (`src/screening/choosePaths.ts`). */
export const createPaths = (surroundings: Surroundings): readonly Topic[] =>
  [
    stalkingByExPartner,
    stalkingByStranger,
    stalkingByColleague,
    stalkingOnline,
    harassment,
    protectionOrders,
    injunctions,
    courtsUsedAgainstYou,
    trackersAndAccounts,
    atWork,
    childrenAndSchool,
    atHome,
    emotionalSupport,
    intimateImages,
    upskirting,
    livestreaming,
    forcedMarriage,
    fgm,
    honourAbuse,
    worriedFriend,
    worriedParent,
    worriedColleague,
    forProfessionals,
    men,
    lgbt,
    older,
    deaf,
    learningDisability,
    noRecourse,
  ].map((createPath) => createPath(surroundings));
