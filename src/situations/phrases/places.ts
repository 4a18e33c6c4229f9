import type { PhraseList } from '../situation.js';

/**
 * Where somebody says they are. Names that are also plain words (Reading, Bath, Barking) and names that two nations have are
 * left out, or stand with what tells them apart. The coarse place is all that is kept.
 */
export const placePhrases: PhraseList = {
  london: [
    'london',
    'hackney|croydon|brixton|peckham|tottenham|camden|islington|lewisham|southwark|lambeth|wandsworth|newham|ealing|hounslow|harrow|brent|barnet|enfield|haringey|bromley|bexley|greenwich|havering|redbridge|hillingdon|merton|westminster|stratford|walthamstow|clapham|ilford|romford|wembley|uxbridge|fulham|hammersmith|kensington|chelsea|shoreditch',
    'tower hamlets',
    'waltham forest',
    'llundain',
  ],
  wales: [
    'wales|cardiff|swansea|newport|wrexham|bangor|aberystwyth|llandudno|merthyr|barry|neath|bridgend|llanelli|caernarfon|rhyl|pontypridd',
    'cymru|nghymru|caerdydd|abertawe|wrecsam|casnewydd',
  ],
  scotland: [
    'scotland|glasgow|edinburgh|aberdeen|dundee|inverness|stirling|paisley|perth|falkirk|fife|ayr',
    'alban|caeredin',
  ],
  northernIreland: [
    'northern ireland',
    'belfast|derry|londonderry|lisburn|newry|omagh|armagh|enniskillen',
    'gogledd iwerddon',
  ],
  england: [
    'england|manchester|birmingham|leeds|liverpool|sheffield|bristol|newcastle|nottingham|leicester|coventry|bradford|hull|plymouth|derby|southampton|portsmouth|brighton|norwich|exeter|york|oxford|cambridge|sunderland|wolverhampton|stoke|preston|blackpool|bolton|middlesbrough|luton|ipswich|cornwall|devon|kent|essex|surrey|sussex|yorkshire|lancashire|cumbria|norfolk|suffolk',
    'lloegr',
  ],
};
