package sample

var english = words{
	lang: "en", title: "After your test", born: ", born ", record: ", record number ", draft: "Draft: not reviewed", source: "Guide ", clinic: "Example Clinic",
	name: "Name", date: "April 17, 1961", birth: "Date of birth", number: "Record number", test: "Your test", when: "Thursday, December 3, 2026 at 9:30\u00a0AM", where: "Where", place: "Day Unit, Level 2, ",
	todo: "What to do", about: "About", what: "What to do", food: "Food", eat: "You will get medicine to make you sleepy. Do not eat after ", pain: "Pain & swelling", painLong: "You may take acetaminophen. If that does not help, call us at ",
	danger: "Get help now if", fever: "you have a fever of 100.4\u00a0°F or more", bleed: "you bleed and it does not stop after 15 minutes of firm pressure on the place", call: "Call", callNow: "Call us right away at ",
	info: "If the place bleeds", rest: "Rest today. You may take short walks tomorrow.", happens: "What happens in the test", first: "You lie on your stomach or on your side.", second: "We clean your skin and keep it free of germs, and then we numb the place with medicine.",
	bring: "What to bring", list: "A list of your medicines", glasses: "Your glasses", normal: "This is normal", callUs: "Call us if", bruise: "a small bruise",
	more: "More about care", why: "Why do you need this test?", ask: "Ask the ward", day: "In clinic hours", staff: "Staff", picture: "Where the needle goes in",
	long: "You take ", sun: ". It makes you bleed more easily. Do not stop it on your own.",
}

var arabic = words{
	lang: "ar", rtl: true, title: "بعد الفحص", born: "، تاريخ الميلاد: ", record: "، رقم الملف الطبي: ", draft: "مسودة: لم يراجعها مختص طبي", source: "الدليل: ", clinic: "عيادة المثال",
	name: "الاسم", date: "17 أبريل 1961", birth: "تاريخ الميلاد", number: "رقم الملف الطبي", test: "موعد فحصك", when: "الخميس، 3 ديسمبر 2026 في 9:30\u00a0ص", where: "المكان", place: "وحدة الرعاية النهارية، ",
	todo: "ما عليك فعله", about: "الموضوع", what: "ما عليك فعله", food: "الطعام", eat: "لا تأكل بعد ", pain: "الألم", painLong: "يمكنك تناول مسكن للألم. إذا لم يساعدك ذلك فاتصل بنا على الرقم ",
	danger: "اطلب المساعدة فورًا إذا", fever: "كانت لديك حمى", bleed: "استمر النزيف بعد الضغط على المكان مدة 15 دقيقة دون توقف", call: "الاتصال بالرقم", callNow: "اتصل بنا فورًا على الرقم ",
	info: "إذا نزف المكان", rest: "استرح اليوم. يمكنك المشي قليلًا غدًا.", happens: "ما يحدث أثناء الفحص", first: "نطلب منك الاستلقاء على بطنك أو على جانبك.", second: "ننظف جلدك ونبقيه خاليًا من الجراثيم، ثم نخدر الموضع بدواء.",
	bring: "ما عليك إحضاره", list: "قائمة بجميع أدويتك", glasses: "نظارتك", normal: "هذا طبيعي", callUs: "اتصل بنا إذا", bruise: "كدمة صغيرة",
	more: "المزيد عن الرعاية", why: "لماذا تحتاج إلى هذا الفحص؟", ask: "اسأل القسم", day: "في ساعات العيادة", staff: "الموظف", picture: "موضع الإبرة",
	long: "أنت تتناول ", sun: ". إنه يزيد النزف لديك. لا توقفه من تلقاء نفسك.",
}

var chinese = words{
	lang: "zh-Hans", title: "骨髓检查之后", born: "，出生日期：", record: "，病历号：", draft: "草稿：临床医务人员和合格译员均未审核", source: "指南：", clinic: "示例诊所",
	name: "姓名", date: "1961年4月17日", birth: "出生日期", number: "病历号", test: "您做检查的时间", when: "2026年12月3日星期四 上午9:30", where: "地点", place: "二楼日间病房，",
	todo: "您该怎么做", about: "事项", what: "您该怎么做", food: "饮食", eat: "您会用到镇静药，它会让您昏昏欲睡。请不要再吃东西，最晚的时间是", pain: "疼痛", painLong: "您可以服用对乙酰氨基酚（扑热息痛，Tylenol）。请按照药品说明服用。不要服用阿司匹林、布洛芬（Advil、Motrin），除非您的医护团队说可以。如果没有用，请拨打",
	danger: "如有下列任何一种情况，请立即求助", fever: "发烧到100.4\u00a0°F或更高", bleed: "您按压了15分钟以后仍在出血，或瘀青变大", call: "拨打", callNow: "请马上打电话给我们：",
	info: "如果进针的地方出血", rest: "先休息，然后每天多做一点。", happens: "检查的过程", first: "您俯卧或侧卧。", second: "我们清洁您的皮肤，保持无菌，然后用药物麻醉这个部位。",
	bring: "请带上", list: "您所有药物的清单", glasses: "您的眼镜", normal: "这些是正常的", callUs: "有这些情况请打电话给我们", bruise: "一小块瘀青，或轻微肿胀",
	more: "更多信息", why: "您为什么要做这个检查？", ask: "询问病房", day: "门诊时间请拨打", staff: "工作人员", picture: "进针的地方",
	long: "您在用", sun: "。它会让您更容易出血。如果您的医护团队还没有告诉您什么时候再用，请问一问他们。",
}
