/* Sentences put together from the pieces of numbers, units and dates, through numextract alone: a byte a piece. */

#include "tests/fuzz/fuzz.h"

static const char *const pieces[] = {
    " ", "و", "ال", "0", "1", "5", "12", "99", "245", "1990", "2020", "١٢", "۳", ".", ",", "،", "٫", "٬", ":", "/",
    "-", "–", "−", "+", "%", "$", "(", ")", "\"", "..", "\xe2\x80\x8f", "\xc2\xa0", " في ", " من ", " إلى ",
    " حتى ", " بين ", " واحد ", " اثنان ", " ثلاثة ", " أربع ", " عشر ", " عشرة ", " عشرون ", " والعشرين ", " مئة ",
    " مئتا ", " ثلاثمئة ", " ألف ", " ألفا ", " آلاف ", " مليون ", " مليونا ", " مليارات ", " تريليون ", " نصف ",
    " ونصف ", " ربع ", " ثلثا ", " ثلاثة أرباع ", " فاصلة ", " صفر ", " تحت الصفر ", " عشرات ", " مئات ", " بضعة ",
    " الأول ", " ثاني ", " الحادي ", " الأخيرة ", " آخر ", " نحو ", " أكثر من ", " على الأقل ", " شخصا ", " أشخاص ",
    " قتيلا ", " كيلومتر ", " كم", "2", " لترين ", " مربع ", " دولارات ", " سنتا ", " ليرة ", " لبنانية ",
    " في المئة ", " USD ", " درجات ", " مئوية ", " سنة ", " عاما ", " عمره ", " أيام ", " ساعة ", " الساعة ",
    " دقيقة ", " يوم ", " السبت ", " مايو ", " آب/أغسطس ", " عام ", " عامي ", " القرن ", " الماضي ", " المقبل ",
    " صباح ", " ت غ ", " هـ ", " كل ", " الطرفان ", " وزيري ", " م ", " ل", " ب",
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const Stage *const stages[] = {&numextract_stage, NULL};
    static const char head[] = "S\tf\t1\t0\t100000\t", tail[] = "\t\t\tpar=1\n";
    Options options = {.tool = "fuzz", .own_count = 0};
    static Buffer line;
    line.len = 0;
    buffer_put(&line, slice_of(head));
    for (size_t i = 0; i < size; i++) buffer_put(&line, slice_of(pieces[data[i] % (sizeof pieces / sizeof *pieces)]));
    buffer_put(&line, slice_of(tail));
    FuzzPipe *pipe = fuzz_pipe(0, &options, stages);
    fuzz_stage(pipe, (const uint8_t *)line.ptr, line.len);
    return 0;
}
