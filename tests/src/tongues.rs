//! Paragraphs in the six official languages, made from word lists by counting: enough to look like text, and the same
//! in every run.

/// A language and words of it, capitals and accents included.
pub struct Tongue {
    /// Its code.
    pub code: &'static str,
    /// Words, parted by blanks.
    words: &'static str,
    /// What stands between words.
    blank: &'static str,
    /// What ends a paragraph.
    stop: &'static str,
}

/// The six languages.
pub const TONGUES: [Tongue; 6] = [
    Tongue {
        code: "en",
        words: "Decides Requests Welcomes the harbour pilots shall keep a register of co-operation between States and \
                organizations for orderly traffic in near-Earth orbit at its seventy-fifth session, as appropriate, \
                within existing resources; noting with concern that debris may scatter COVID-19 fragments (A/174/363) \
                “common register” the Secretary-General’s report 2120–2121 e.g. 5 per cent",
        blank: " ",
        stop: ".",
    },
    Tongue {
        code: "fr",
        words: "Décide Prie l’Assemblée générale de créer à l’unanimité un répertoire des pilotes où les États Membres \
                coopèrent, au-delà des frontières, à la sécurité de l’œuvre commune ; notant que le Secrétaire général \
                présentera son rapport dès la soixante-quinzième session « naïveté » déjà reçu, été, Noël, cœur, Besançon",
        blank: " ",
        stop: ".",
    },
    Tongue {
        code: "es",
        words: "Decide Pide al Secretario General que presente un informe sobre la cooperación técnica, la educación y \
                los niños del año próximo; observa con satisfacción la organización del período de sesiones, también \
                ¿cuándo? según acción pingüino España Perú septuagésimo quinto artículo número último público",
        blank: " ",
        stop: ".",
    },
    Tongue {
        code: "ru",
        words: "Постановляет Просит Генеральную Ассамблею рассмотреть доклад о сотрудничестве между государствами, \
                подчёркивая важность безопасности на орбите; ссылаясь на свою резолюцию и отмечая вклад организаций \
                «общий реестр» ЮНЕСКО COVID-19 № 5 семьдесят пятой сессии, а также мир и развитие",
        blank: " ",
        stop: ".",
    },
    Tongue {
        code: "ar",
        words: "تقرر تطلب إلى الأمين العام أن يقدم تقريرا عن التعاون بين الدول الأعضاء، وتلاحظ مع التقدير أهمية السلامة \
                في المدار؛ إذ تشير إلى قرارها السابق وتؤكد من جديد دور المنظمات الدولية ٢١٢٠ A/174/363 والمجتمع المدني",
        blank: " ",
        stop: ".",
    },
    Tongue {
        code: "zh",
        words: "大会 决定 请秘书长 提交报告， 欢迎 各国 在轨道 安全 方面 的 合作， 注意到 第七十五届会议 \
                （A/174/363） 《公约》 一级 二〇二〇年 2120年 会员国 组织 发展 和平、 登记册 口岸 工作",
        blank: "",
        stop: "。",
    },
];

/// A number that follows from another and looks like none in particular (the generator of Numerical Recipes).
pub fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap_or(0)
}

impl Tongue {
    /// A paragraph; equal numbers give equal paragraphs.
    #[must_use]
    pub fn paragraph(&self, number: u64) -> String {
        let words: Vec<&str> = self.words.split(' ').filter(|word| !word.is_empty()).collect();
        let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ self.code.len() as u64;
        next(&mut state);
        let length = 12 + next(&mut state) % 25;
        let body: Vec<&str> = (0..length).map(|_| words[next(&mut state) % words.len()]).collect();
        // The number keeps paragraphs apart.
        format!("{} {number}{}", body.join(self.blank), self.stop)
    }
}
