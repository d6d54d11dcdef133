<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>domus::Autostart</name>
    <message>
        <source>Start Domus with the session</source>
        <translation>Chạy Domus cùng phiên đăng nhập</translation>
    </message>
    <message>
        <source>The folder cannot be made.</source>
        <translation>Không tạo được thư mục.</translation>
    </message>
</context>
<context>
    <name>domus::Batch</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n thất bại</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n đã xong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to do</source>
        <translation>
            <numerusform>còn %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n đã hủy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>bỏ qua %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Of an action on several virtual machines. %1 is the action, %2 how many are done, failed and left out</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Máy ảo không còn ở đó nữa.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Khởi động</translation>
    </message>
    <message>
        <source>Shut down</source>
        <translation>Tắt máy</translation>
    </message>
    <message>
        <source>Reboot</source>
        <translation>Khởi động lại</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Khởi động lại cưỡng bức</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Chạy tiếp</translation>
    </message>
    <message>
        <source>Force off</source>
        <translation>Tắt cưỡng bức</translation>
    </message>
    <message>
        <source>Save state</source>
        <translation>Lưu trạng thái</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>Discard saved state</source>
        <translation>Bỏ trạng thái đã lưu</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message numerus="yes">
        <source>Shut down %n virtual machine(s)?</source>
        <translation>
            <numerusform>Tắt %n máy ảo?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reboot %n virtual machine(s)?</source>
        <translation>
            <numerusform>Khởi động lại %n máy ảo?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reset %n virtual machine(s)?</source>
        <translation>
            <numerusform>Khởi động lại cưỡng bức %n máy ảo?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Force off %n virtual machine(s)?</source>
        <translation>
            <numerusform>Tắt cưỡng bức %n máy ảo?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save the state of %n virtual machine(s)?</source>
        <translation>
            <numerusform>Lưu trạng thái của %n máy ảo?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard the saved state of %n virtual machine(s)?</source>
        <translation>
            <numerusform>Bỏ trạng thái đã lưu của %n máy ảo?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n virtual machine(s)?</source>
        <translation>
            <numerusform>Xóa %n máy ảo?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n virtual machine(s)</source>
        <extracomment>%1 is an action&apos;s name</extracomment>
        <translation>
            <numerusform>%1: %n máy ảo</numerusform>
        </translation>
    </message>
    <message>
        <source>Their guests are asked to shut down.</source>
        <translation>Hệ điều hành khách của các máy ảo này được yêu cầu tắt máy.</translation>
    </message>
    <message>
        <source>Their guests are asked to restart.</source>
        <translation>Hệ điều hành khách của các máy ảo này được yêu cầu khởi động lại.</translation>
    </message>
    <message>
        <source>They restart at once, as by their reset buttons. What their programs have not written to their disks yet is lost, and their file systems may need repair.</source>
        <translation>Các máy ảo khởi động lại ngay, như khi bấm nút reset. Những gì chương trình chưa ghi xuống ổ đĩa sẽ mất, và hệ thống tệp có thể cần sửa chữa.</translation>
    </message>
    <message>
        <source>They are switched off at once, as by pulling their plugs. What their programs have not written to their disks yet is lost, and their file systems may need repair.</source>
        <translation>Các máy ảo tắt ngay, như khi rút phích điện. Những gì chương trình chưa ghi xuống ổ đĩa sẽ mất, và hệ thống tệp có thể cần sửa chữa.</translation>
    </message>
    <message>
        <source>Their memory is written to the host&apos;s disk, then they are switched off. Their next start goes on from there.</source>
        <translation>Bộ nhớ của các máy ảo được ghi xuống ổ đĩa của máy chủ, rồi các máy ảo tắt. Lần khởi động sau sẽ tiếp tục từ đó.</translation>
    </message>
    <message>
        <source>Their saved memory is deleted, and what was only in it is lost. Their next start boots anew.</source>
        <translation>Bộ nhớ đã lưu bị xóa, những gì chỉ có trong đó sẽ mất. Lần khởi động sau sẽ bắt đầu lại từ đầu.</translation>
    </message>
    <message>
        <source>They stand still and keep their memory.</source>
        <translation>Các máy ảo dừng lại và giữ nguyên bộ nhớ.</translation>
    </message>
    <message>
        <source>They are started, restored or resumed, as each one&apos;s state asks.</source>
        <translation>Mỗi máy ảo được khởi động, khôi phục hoặc chạy tiếp, tùy trạng thái của nó.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 is a list of names</extracomment>
        <translation>
            <numerusform>%1 và %n máy khác</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n virtual machine(s): %1.</source>
        <extracomment>%1 is a list of names</extracomment>
        <translation>
            <numerusform>%n máy ảo: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out (%1): %2</source>
        <extracomment>Of virtual machines that an action is not done to. %1 is a list of names, %2 a sentence with the reason</extracomment>
        <translation>
            <numerusform>Bỏ qua %n máy (%1): %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pause %n virtual machine(s)?</source>
        <translation>
            <numerusform>Tạm dừng %n máy ảo?</numerusform>
        </translation>
    </message>
    <message>
        <source>Those that run are forced off first. Deleted now, their definitions are gone for good.</source>
        <translation>Máy nào đang chạy thì bị tắt cưỡng bức trước. Nếu xóa ngay, định nghĩa của chúng mất vĩnh viễn.</translation>
    </message>
</context>
<context>
    <name>domus::BatchCommands</name>
    <message>
        <source>Looking up which files the virtual machines use: %1 of %2</source>
        <translation>Đang tìm các tệp mà máy ảo dùng: %1/%2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>What the emulated TPMs among them keep is deleted with them: a guest&apos;s disk that is encrypted with such a TPM opens only with its recovery key afterwards.</source>
        <translation>Những gì TPM giả lập của các máy ảo này lưu giữ cũng bị xóa: ổ đĩa mã hóa bằng TPM đó về sau chỉ mở được bằng khóa khôi phục.</translation>
    </message>
    <message>
        <source>The files of %1 are kept, because they could not be listed: %2</source>
        <extracomment>%1 is a list of names, %2 a sentence with the reason</extracomment>
        <translation>Các tệp của %1 được giữ lại, vì không liệt kê được: %2</translation>
    </message>
    <message>
        <source>Used by “%1”.</source>
        <extracomment>Of a file. %1 is the name of the virtual machine that uses it</extracomment>
        <translation>Do “%1” dùng.</translation>
    </message>
    <message>
        <source>They use no files.</source>
        <translation>Các máy ảo này không dùng tệp nào.</translation>
    </message>
    <message>
        <source>Files are kept, except those you tick:</source>
        <translation>Các tệp được giữ lại, trừ những tệp bạn đánh dấu:</translation>
    </message>
    <message>
        <source>Show the results</source>
        <translation>Xem kết quả</translation>
    </message>
    <message>
        <source>Another host has one of the same place: delete these machines one by one.</source>
        <translation>Máy chủ khác cũng có tệp ở cùng vị trí: hãy xóa từng máy ảo một.</translation>
    </message>
    <message>
        <source>Not for the bin: %1. %2</source>
        <extracomment>%1 is a list of names, %2 a sentence with the reason</extracomment>
        <translation>Không chuyển được vào thùng rác: %1. %2</translation>
    </message>
    <message>
        <source>Deleted for good, what the emulated TPMs among them keep goes with them: a guest&apos;s disk that is encrypted with such a TPM opens only with its recovery key afterwards.</source>
        <translation>Khi bị xóa vĩnh viễn, những gì các TPM giả lập trong số đó giữ cũng mất theo: ổ đĩa được mã hóa bằng TPM như vậy về sau chỉ mở được bằng khóa khôi phục.</translation>
    </message>
    <message>
        <source>Still under way: %1</source>
        <extracomment>%1 is an action on several machines and how far it is: &quot;Start: 12 to do&quot;</extracomment>
        <translation>Vẫn đang làm: %1</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Mở danh sách</translation>
    </message>
    <message>
        <source>Stop the rest</source>
        <translation>Dừng phần còn lại</translation>
    </message>
    <message>
        <source>Take out of their group</source>
        <translation>Đưa ra khỏi nhóm</translation>
    </message>
    <message>
        <source>Move to the group %1</source>
        <translation>Chuyển vào nhóm %1</translation>
    </message>
</context>
<context>
    <name>domus::BatchModel</name>
    <message>
        <source>Waiting</source>
        <translation>Đang chờ</translation>
    </message>
    <message>
        <source>Under way…</source>
        <translation>Đang thực hiện…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>Done. %1</source>
        <translation>Đã xong. %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Đã hủy</translation>
    </message>
    <message>
        <source>Cancelled. %1</source>
        <translation>Đã hủy. %1</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <extracomment>%1 is a sentence with the reason</extracomment>
        <translation>Bỏ qua: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the name of a virtual machine, %2 what came of an action on it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Virtual machine</source>
        <translation>Máy ảo</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Điều sẽ xảy ra</translation>
    </message>
</context>
<context>
    <name>domus::Bin</name>
    <message>
        <source>It exists only while it runs, so it cannot wait in the bin: force it off, and it is gone.</source>
        <translation>Máy ảo này chỉ tồn tại khi đang chạy nên không thể nằm trong thùng rác: tắt cưỡng bức là nó mất hẳn.</translation>
    </message>
    <message>
        <source>%1 The bin needs a note in the machine&apos;s own definition. The machine can be deleted at once instead.</source>
        <translation>%1 Thùng rác cần ghi chú vào chính định nghĩa của máy ảo. Thay vào đó có thể xóa máy ảo ngay.</translation>
    </message>
    <message>
        <source>Switching it off</source>
        <translation>Đang tắt máy ảo</translation>
    </message>
    <message>
        <source>Noting that it is in the bin</source>
        <translation>Đang ghi chú là máy ảo nằm trong thùng rác</translation>
    </message>
    <message>
        <source>The name of one of its files has characters that no definition can carry. The machine can be deleted at once instead.</source>
        <translation>Tên một tệp của máy ảo có ký tự mà định nghĩa không chứa được. Thay vào đó có thể xóa máy ảo ngay.</translation>
    </message>
    <message>
        <source>Its name stays taken while it is in the bin, because its saved state or its firmware&apos;s variables are kept under it.</source>
        <translation>Tên này vẫn bị chiếm khi máy ảo nằm trong thùng rác, vì trạng thái đã lưu hoặc các biến firmware của nó được giữ theo tên này.</translation>
    </message>
    <message>
        <source>Its name stays taken while it is in the bin: %1</source>
        <translation>Tên này vẫn bị chiếm khi máy ảo nằm trong thùng rác: %1</translation>
    </message>
    <message>
        <source>Looking at the machine</source>
        <translation>Đang xem máy ảo</translation>
    </message>
    <message>
        <source>%1 It was forced off before that.</source>
        <translation>%1 Trước đó máy ảo đã bị tắt cưỡng bức.</translation>
    </message>
    <message>
        <source>%1 is running: it is forced off first, and what its programs have not written to its disks is gone with it.</source>
        <translation>%1 đang chạy: máy ảo sẽ bị tắt cưỡng bức trước, và những gì các chương trình chưa ghi xuống ổ đĩa sẽ mất.</translation>
    </message>
    <message>
        <source>%1 waits in the bin. Nothing of it is deleted, and it can be restored as it is.</source>
        <translation>%1 nằm trong thùng rác. Không gì của nó bị xóa, và có thể khôi phục nguyên trạng.</translation>
    </message>
    <message>
        <source>It no longer starts together with its host.</source>
        <translation>Máy ảo không còn tự khởi động cùng máy chủ.</translation>
    </message>
    <message numerus="yes">
        <source>After %n day(s) it is deleted for good.</source>
        <translation>
            <numerusform>Sau %n ngày, máy ảo bị xóa vĩnh viễn.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is deleted when the bin is emptied.</source>
        <translation>Tệp bị xóa khi dọn sạch thùng rác.</translation>
    </message>
    <message>
        <source>Move %1 to the bin</source>
        <translation>Chuyển %1 vào thùng rác</translation>
    </message>
    <message>
        <source>Move the virtual machine to the bin</source>
        <translation>Chuyển máy ảo vào thùng rác</translation>
    </message>
    <message>
        <source>The virtual machine is not there any more.</source>
        <translation>Máy ảo không còn ở đó nữa.</translation>
    </message>
    <message>
        <source>This connection cannot rename machines.</source>
        <translation>Kết nối này không đổi tên máy ảo được.</translation>
    </message>
    <message>
        <source>%1 What was done before that could not be taken back: %2</source>
        <translation>%1 Không hoàn tác được những gì đã làm trước đó: %2</translation>
    </message>
    <message>
        <source>It is not in the bin any more, or was put there anew.</source>
        <translation>Máy ảo không còn trong thùng rác, hoặc đã được chuyển vào lại.</translation>
    </message>
    <message>
        <source>It is running, so it stays in the bin.</source>
        <translation>Máy ảo đang chạy nên vẫn nằm lại trong thùng rác.</translation>
    </message>
    <message>
        <source>Delete %1 from the bin</source>
        <translation>Xóa %1 khỏi thùng rác</translation>
    </message>
    <message>
        <source>The machine does not use it any more.</source>
        <translation>Máy ảo không còn dùng tệp này.</translation>
    </message>
    <message>
        <source>Delete the virtual machine from the bin</source>
        <translation>Xóa máy ảo khỏi thùng rác</translation>
    </message>
    <message>
        <source>It is not in the bin any more.</source>
        <translation>Máy ảo không còn trong thùng rác.</translation>
    </message>
    <message>
        <source>Another machine is called “%1” by now. This one can be restored under another name.</source>
        <translation>Giờ đã có máy ảo khác tên “%1”. Có thể khôi phục máy ảo này với tên khác.</translation>
    </message>
    <message>
        <source>It runs under the name that it has in the bin. Shut it down, then restore it.</source>
        <translation>Máy ảo đang chạy với tên dùng trong thùng rác. Hãy tắt nó rồi khôi phục.</translation>
    </message>
    <message>
        <source>Restore %1 from the bin</source>
        <translation>Khôi phục %1 từ thùng rác</translation>
    </message>
    <message>
        <source>%1 is back in the list, as it was.</source>
        <translation>%1 trở lại danh sách, như cũ.</translation>
    </message>
    <message>
        <source>It starts together with its host again.</source>
        <translation>Máy ảo lại tự khởi động cùng máy chủ.</translation>
    </message>
    <message>
        <source>Restore the virtual machine from the bin</source>
        <translation>Khôi phục máy ảo từ thùng rác</translation>
    </message>
    <message>
        <source>It is running, so it stays as it is.</source>
        <translation>Máy ảo đang chạy nên được giữ nguyên.</translation>
    </message>
    <message>
        <source>The virtual machine was started meanwhile, so it was not moved to the bin.</source>
        <translation>Trong lúc đó máy ảo đã được khởi động nên không bị chuyển vào thùng rác.</translation>
    </message>
    <message numerus="yes">
        <source>In the bin they keep all they have and can be restored as they are; after %n day(s) they are deleted for good.</source>
        <translation>
            <numerusform>Trong thùng rác, các máy ảo giữ mọi thứ và có thể khôi phục nguyên trạng; sau %n ngày chúng bị xóa vĩnh viễn.</numerusform>
        </translation>
    </message>
    <message>
        <source>In the bin they keep all they have and can be restored as they are, until you empty the bin.</source>
        <translation>Trong thùng rác, các máy ảo giữ mọi thứ và có thể khôi phục nguyên trạng, cho đến khi bạn dọn sạch thùng rác.</translation>
    </message>
    <message numerus="yes">
        <source>In the bin it keeps all it has and can be restored as it is; after %n day(s) it is deleted for good.</source>
        <translation>
            <numerusform>Trong thùng rác, máy ảo giữ mọi thứ và có thể khôi phục nguyên trạng; sau %n ngày nó bị xóa vĩnh viễn.</numerusform>
        </translation>
    </message>
    <message>
        <source>In the bin it keeps all it has and can be restored as it is, until you empty the bin.</source>
        <translation>Trong thùng rác, máy ảo giữ mọi thứ và có thể khôi phục nguyên trạng, cho đến khi bạn dọn sạch thùng rác.</translation>
    </message>
    <message>
        <source>Move to bin</source>
        <translation>Chuyển vào thùng rác</translation>
    </message>
    <message>
        <source>Delete now</source>
        <translation>Xóa ngay</translation>
    </message>
    <message>
        <source>It was used since it was moved to the bin, so it stays there.</source>
        <translation>Máy ảo đã được dùng từ khi chuyển vào thùng rác nên vẫn nằm lại đó.</translation>
    </message>
    <message>
        <source>Whether it was used since it was moved to the bin cannot be told, so it stays there.</source>
        <translation>Không xác định được máy ảo có được dùng từ khi chuyển vào thùng rác hay không nên nó vẫn nằm lại đó.</translation>
    </message>
    <message>
        <source>It exists only while it runs, so it cannot wait in the bin.</source>
        <translation>Máy ảo này chỉ tồn tại khi đang chạy nên không thể nằm trong thùng rác.</translation>
    </message>
    <message>
        <source>It cannot wait in the bin, because its host keeps no notes with a machine: %1</source>
        <translation>Máy ảo không thể nằm trong thùng rác, vì máy chủ không giữ được ghi chú kèm máy ảo: %1</translation>
    </message>
    <message>
        <source>It was being restored, and that was cut short: restore it once more.</source>
        <translation>Máy ảo đang được khôi phục thì việc đó bị ngắt giữa chừng: hãy khôi phục lại lần nữa.</translation>
    </message>
</context>
<context>
    <name>domus::BinFoot</name>
    <message numerus="yes">
        <source>In the bin: %n</source>
        <extracomment>At the foot of the list: opens the bin, in which so many virtual machines wait</extracomment>
        <translation>
            <numerusform>Trong thùng rác: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open the bin with its %n virtual machine(s)</source>
        <translation>
            <numerusform>Mở thùng rác có %n máy ảo</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>domus::BinModel</name>
    <message>
        <source>Not while it runs</source>
        <translation>Không xóa khi đang chạy</translation>
    </message>
    <message>
        <source>Only by hand</source>
        <translation>Chỉ xóa bằng tay</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không có</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n tệp, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Máy chủ</translation>
    </message>
    <message>
        <source>In the bin since</source>
        <translation>Vào thùng rác lúc</translation>
    </message>
    <message>
        <source>Deleted for good</source>
        <translation>Xóa vĩnh viễn vào</translation>
    </message>
    <message>
        <source>Files that go with it</source>
        <translation>Tệp bị xóa cùng</translation>
    </message>
</context>
<context>
    <name>domus::BinNotices</name>
    <message>
        <source>The virtual machine is in the bin.</source>
        <translation>Máy ảo đã nằm trong thùng rác.</translation>
    </message>
    <message numerus="yes">
        <source>%n virtual machine(s) are in the bin.</source>
        <translation>
            <numerusform>%n máy ảo đã nằm trong thùng rác.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Show the bin</source>
        <translation>Mở thùng rác</translation>
    </message>
    <message numerus="yes">
        <source>%n virtual machine(s) wait in the bin of %1: deleting them for good may give space back.</source>
        <extracomment>%1 is the name of a connection</extracomment>
        <translation>
            <numerusform>%n máy ảo đang nằm trong thùng rác của %1: xóa vĩnh viễn chúng có thể giải phóng dung lượng.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look into the bin</source>
        <translation>Xem thùng rác</translation>
    </message>
</context>
<context>
    <name>domus::BinPage</name>
    <message>
        <source>Bin</source>
        <translation>Thùng rác</translation>
    </message>
    <message>
        <source>The bin is empty</source>
        <translation>Thùng rác trống</translation>
    </message>
    <message>
        <source>Virtual machines that you delete wait here, with all their files, until you restore them or delete them for good.</source>
        <translation>Các máy ảo bạn xóa nằm ở đây cùng mọi tệp của chúng, cho đến khi bạn khôi phục hoặc xóa vĩnh viễn.</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Về danh sách</translation>
    </message>
    <message>
        <source>Virtual machines in the bin</source>
        <translation>Các máy ảo trong thùng rác</translation>
    </message>
    <message>
        <source>New name of the virtual machine</source>
        <translation>Tên mới của máy ảo</translation>
    </message>
    <message>
        <source>Restore under this name</source>
        <extracomment>Of a virtual machine in the bin</extracomment>
        <translation>Khôi phục với tên này</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Xóa vĩnh viễn…</translation>
    </message>
    <message>
        <source>Empty the bin…</source>
        <translation>Dọn sạch thùng rác…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message numerus="yes">
        <source>These virtual machines keep all their files. After %n day(s) they are deleted for good, with the files that were ticked when they came.</source>
        <translation>
            <numerusform>Các máy ảo này giữ mọi tệp của chúng. Sau %n ngày chúng bị xóa vĩnh viễn, cùng với những tệp được đánh dấu khi chuyển vào.</numerusform>
        </translation>
    </message>
    <message>
        <source>These virtual machines keep all their files. They are deleted only by hand, with the files that were ticked when they came.</source>
        <translation>Các máy ảo này giữ mọi tệp của chúng. Chúng chỉ bị xóa bằng tay, cùng với những tệp được đánh dấu khi chuyển vào.</translation>
    </message>
    <message>
        <source>Another virtual machine is called “%1” by now. Restore this one under another name:</source>
        <translation>Bây giờ đã có máy ảo khác tên “%1”. Hãy khôi phục máy ảo này với tên khác:</translation>
    </message>
    <message>
        <source>Looking at their files…</source>
        <translation>Đang xem các tệp của chúng…</translation>
    </message>
    <message>
        <source>The files could not be looked at: %1</source>
        <extracomment>%1 is a sentence with the reason</extracomment>
        <translation>Không xem được các tệp: %1</translation>
    </message>
    <message>
        <source>Delete “%1” for good?</source>
        <translation>Xóa vĩnh viễn “%1”?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n virtual machine(s) for good?</source>
        <translation>
            <numerusform>Xóa vĩnh viễn %n máy ảo?</numerusform>
        </translation>
    </message>
    <message>
        <source>Their definitions are removed for good, with what their firmware, their emulated TPMs and their saved states keep.</source>
        <translation>Định nghĩa của chúng bị xóa vĩnh viễn, cùng với những gì firmware, TPM giả lập và trạng thái đã lưu của chúng giữ.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are deleted for good.</source>
        <translation>
            <numerusform>%n tệp bị xóa vĩnh viễn.</numerusform>
        </translation>
    </message>
    <message>
        <source>No file is deleted.</source>
        <translation>Không tệp nào bị xóa.</translation>
    </message>
    <message>
        <source>This cannot be taken back.</source>
        <translation>Việc này không thể hoàn tác.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Xóa vĩnh viễn</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Các cột</translation>
    </message>
</context>
<context>
    <name>domus::Capabilities</name>
    <message>
        <source>This XML text does not tell what a host can do.</source>
        <translation>Đoạn XML này không cho biết máy chủ làm được gì.</translation>
    </message>
    <message>
        <source>This XML text does not tell what virtual machines can have.</source>
        <translation>Đoạn XML này không cho biết máy ảo có thể có những gì.</translation>
    </message>
</context>
<context>
    <name>domus::CertificateRow</name>
    <message>
        <source>Trust this server</source>
        <translation>Tin máy chủ hiển thị này</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Forget the old certificate</source>
        <translation>Bỏ chứng chỉ cũ</translation>
    </message>
    <message>
        <source>The certificate of %1 is made for another name. Trust it only if this is what you expect there:</source>
        <translation>Chứng chỉ của %1 được cấp cho một tên khác. Chỉ tin nếu đó đúng là máy chủ bạn muốn đến:</translation>
    </message>
    <message>
        <source>Nobody that this computer trusts vouches for %1. Compare this with what the server&apos;s owner says:</source>
        <extracomment>%1 a host and port</extracomment>
        <translation>Không nơi nào mà máy này tin cậy bảo đảm cho %1. Hãy so những điều dưới đây với lời của người quản lý máy chủ đó:</translation>
    </message>
    <message>
        <source>Made for: %1
Signed by: %2
Valid until: %3
SHA-256: %4</source>
        <extracomment>What a server&apos;s certificate says: %1 for whom it is made, %2 who signed it, %3 a date, %4 its SHA-256</extracomment>
        <translation>Cấp cho: %1
Ký bởi: %2
Có hiệu lực đến: %3
SHA-256: %4</translation>
    </message>
</context>
<context>
    <name>domus::CloneDomain</name>
    <message>
        <source>The virtual machine is not there any more.</source>
        <translation>Máy ảo không còn ở đó nữa.</translation>
    </message>
    <message>
        <source>%1 is not off. Its disks change while it runs, so a copy of them would be torn, and nothing may build upon them. Shut it down first.</source>
        <translation>%1 chưa tắt. Ổ đĩa thay đổi trong lúc máy chạy nên bản chép sẽ không nguyên vẹn, và không gì được dựng trên chúng. Hãy tắt máy trước.</translation>
    </message>
    <message>
        <source>The definition of %1 was changed meanwhile; nothing was cloned.</source>
        <translation>Định nghĩa của %1 vừa bị thay đổi; chưa tạo bản sao nào.</translation>
    </message>
    <message>
        <source>%1 is itself a clone that was not finished: its disks are not whole.</source>
        <translation>Chính %1 là bản sao chưa làm xong: ổ đĩa của nó chưa trọn vẹn.</translation>
    </message>
    <message>
        <source>%1 runs and writes to one of its disks. Shut it down first.</source>
        <translation>%1 đang chạy và ghi vào một trong các ổ đĩa của máy này. Hãy tắt %1 trước.</translation>
    </message>
    <message>
        <source>The pool “%1” has %2 free, and the copies need about %3.</source>
        <translation>Kho “%1” còn trống %2, mà các bản chép cần khoảng %3.</translation>
    </message>
    <message>
        <source>Looking at the machine</source>
        <translation>Đang xem máy ảo</translation>
    </message>
    <message>
        <source>Another virtual machine is called %1 already.</source>
        <translation>Đã có máy ảo khác tên là %1.</translation>
    </message>
    <message>
        <source>What its firmware has stored lies in no file, so it cannot be copied.</source>
        <translation>Những gì firmware đã lưu không nằm trong tệp nào nên không chép được.</translation>
    </message>
    <message>
        <source>The firmware of %1 starts with nothing stored: where the host keeps that of %2 is known to the host alone.</source>
        <translation>Firmware của %1 bắt đầu với bộ lưu trống: chỉ máy chủ biết nó giữ những gì firmware của %2 đã lưu ở đâu.</translation>
    </message>
    <message>
        <source>Defining the machine</source>
        <translation>Tạo định nghĩa máy ảo</translation>
    </message>
    <message>
        <source>Defining “%1”</source>
        <translation>Đang tạo định nghĩa của “%1”</translation>
    </message>
    <message>
        <source>Marking it as a base</source>
        <translation>Đánh dấu là máy gốc</translation>
    </message>
    <message>
        <source>This host cannot copy disks by itself.</source>
        <translation>Máy chủ này không tự chép được ổ đĩa.</translation>
    </message>
    <message>
        <source>A copy cannot be ended; it is taken away when it is through</source>
        <translation>Không dừng giữa chừng việc chép được; chép xong sẽ được dọn đi</translation>
    </message>
    <message>
        <source>The pool “%1” has a volume %2 already.</source>
        <translation>Kho “%1” đã có ổ lưu trữ %2.</translation>
    </message>
    <message>
        <source>Making the volume “%1”</source>
        <translation>Đang tạo ổ lưu trữ “%1”</translation>
    </message>
    <message>
        <source>Copying %1 to %2</source>
        <translation>Đang chép %1 sang %2</translation>
    </message>
    <message>
        <source>Copying what the firmware has stored</source>
        <translation>Đang chép những gì firmware đã lưu</translation>
    </message>
    <message>
        <source>Taking away what was made</source>
        <translation>Đang dọn những gì đã tạo</translation>
    </message>
    <message>
        <source>This clone cannot be made as it is described.</source>
        <translation>Không tạo được bản sao này như đã mô tả.</translation>
    </message>
    <message>
        <source>Clone %1 as %2</source>
        <translation>Tạo bản sao %2 của %1</translation>
    </message>
    <message>
        <source>It has no definition of its own: it is gone when it stops.</source>
        <translation>Máy ảo này không có định nghĩa riêng: nó biến mất khi dừng.</translation>
    </message>
    <message>
        <source>%1 has a saved state. The clone starts as if its power had failed at that moment.</source>
        <translation>%1 có trạng thái đã lưu. Bản sao sẽ khởi động như thể bị mất điện đúng lúc đó.</translation>
    </message>
    <message>
        <source>There are virtual machines of these names already: %1.</source>
        <translation>Đã có máy ảo mang các tên này: %1.</translation>
    </message>
    <message>
        <source>It lies on a server and in no active storage pool, so libvirt cannot copy it.</source>
        <translation>Nó nằm trên một máy phục vụ và không thuộc kho lưu trữ nào đang hoạt động, nên libvirt không chép được.</translation>
    </message>
    <message>
        <source>It lies in no active storage pool, so libvirt cannot copy it. Make its folder a storage pool first.</source>
        <translation>Nó không thuộc kho lưu trữ nào đang hoạt động nên libvirt không chép được. Trước hết hãy biến thư mục của nó thành kho lưu trữ.</translation>
    </message>
    <message>
        <source>It is encrypted, and libvirt cannot copy encrypted images.</source>
        <translation>Nó được mã hóa, mà libvirt không chép được tệp ảnh đĩa mã hóa.</translation>
    </message>
    <message>
        <source>Its storage pool holds no image files, so nothing can build upon it. A full clone can be made.</source>
        <translation>Kho lưu trữ của nó không chứa tệp ảnh đĩa nên không dựng gì trên đó được. Vẫn tạo được bản sao đầy đủ.</translation>
    </message>
    <message>
        <source>Nothing can build upon an image of this format. A full clone can be made.</source>
        <translation>Không dựng gì trên tệp ảnh đĩa có định dạng này được. Vẫn tạo được bản sao đầy đủ.</translation>
    </message>
    <message>
        <source>The drive of the clone is empty.</source>
        <translation>Ổ này của bản sao để trống.</translation>
    </message>
    <message>
        <source>The clone is without this disk.</source>
        <translation>Bản sao không có ổ đĩa này.</translation>
    </message>
    <message>
        <source>Both read the same medium.</source>
        <translation>Cả hai đọc chung một đĩa.</translation>
    </message>
    <message>
        <source>Both only read it.</source>
        <translation>Cả hai chỉ đọc nó.</translation>
    </message>
    <message>
        <source>It is marked as shared between machines.</source>
        <translation>Nó được đánh dấu là dùng chung giữa các máy ảo.</translation>
    </message>
    <message>
        <source>The clone keeps what it changes in an image of its own in the pool “%1”.</source>
        <translation>Bản sao giữ những gì nó thay đổi trong tệp ảnh đĩa riêng ở kho “%1”.</translation>
    </message>
    <message>
        <source>Copied whole, with what it builds upon, into the pool “%1”.</source>
        <translation>Chép trọn vẹn, cả phần nó dựng trên đó, vào kho “%1”.</translation>
    </message>
    <message>
        <source>Copied within the pool “%1”.</source>
        <translation>Chép trong kho “%1”.</translation>
    </message>
    <message>
        <source>%1 cannot be copied. Leave it out, or cure the reason first.</source>
        <translation>Không chép được %1. Hãy bỏ nó ra, hoặc khắc phục nguyên nhân trước.</translation>
    </message>
    <message>
        <source>There is no disk that a linked clone could build upon.</source>
        <translation>Không có ổ đĩa nào để bản sao liên kết dựng trên đó.</translation>
    </message>
    <message>
        <source>%1: linked, built upon the disks of %2 and keeping only what changes.</source>
        <extracomment>%1 is a list of new machines</extracomment>
        <translation>%1: bản sao liên kết, dựng trên ổ đĩa của %2 và chỉ giữ những gì thay đổi.</translation>
    </message>
    <message>
        <source>The disks of %1 are the base then: %1 is not started and its disks are not deleted for as long as something builds upon them.</source>
        <translation>Khi đó ổ đĩa của %1 là gốc: %1 không được khởi động và ổ đĩa của nó không bị xóa chừng nào còn có gì dựng trên đó.</translation>
    </message>
    <message>
        <source>%1: full, needing nothing of %2 afterwards.</source>
        <extracomment>%1 is a list of new machines</extracomment>
        <translation>%1: bản sao đầy đủ, về sau không cần gì ở %2.</translation>
    </message>
    <message>
        <source>%1: a new image %2 upon %3.</source>
        <translation>%1: tệp ảnh đĩa mới %2 dựng trên %3.</translation>
    </message>
    <message>
        <source>%1: %2 is copied to %3, about %4.</source>
        <translation>%1: %2 được chép sang %3, khoảng %4.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A disk (&quot;vda&quot;) and what becomes of it, as a sentence</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Its identity (UUID), network addresses (MAC), ports and sockets are new.</source>
        <translation>Định danh (UUID), địa chỉ mạng (MAC), các cổng và socket đều mới.</translation>
    </message>
    <message>
        <source>Inside it is the same system: its host name, keys and accounts are those of %1 until they are changed there.</source>
        <translation>Bên trong vẫn là cùng một hệ điều hành: tên máy, khóa và tài khoản vẫn là của %1 cho đến khi được đổi trong đó.</translation>
    </message>
    <message>
        <source>It can be cloned while it is off: its disks change while it runs.</source>
        <translation>Chỉ tạo bản sao được khi máy đã tắt: ổ đĩa thay đổi trong lúc máy chạy.</translation>
    </message>
    <message>
        <source>No definition can carry this name.</source>
        <translation>Không định nghĩa nào chứa được tên này.</translation>
    </message>
    <message>
        <source>What its firmware has stored (boot entries, keys) is copied.</source>
        <translation>Những gì firmware đã lưu (mục khởi động, khóa) được chép theo.</translation>
    </message>
    <message>
        <source>The security chip (TPM) is new and empty: what the guest has locked with it, such as a BitLocker key, cannot be opened in the clone.</source>
        <translation>Chip bảo mật (TPM) là mới và trống: những gì hệ điều hành khách đã khóa bằng nó, như khóa BitLocker, không mở được trong bản sao.</translation>
    </message>
    <message>
        <source>The host&apos;s security chip (TPM) is shared: only one of them can run at a time.</source>
        <translation>Chip bảo mật (TPM) của máy chủ được dùng chung: mỗi lúc chỉ một máy chạy được.</translation>
    </message>
    <message>
        <source>Devices of the host are shared: only one of them can run at a time.</source>
        <translation>Thiết bị của máy chủ được dùng chung: mỗi lúc chỉ một máy chạy được.</translation>
    </message>
    <message>
        <source>These folders of the host are shared: %1.</source>
        <translation>Các thư mục này của máy chủ được dùng chung: %1.</translation>
    </message>
    <message>
        <source>A network filter allows the original&apos;s address alone: the clone needs one of its own.</source>
        <translation>Bộ lọc mạng chỉ cho địa chỉ của máy gốc đi qua: bản sao cần bộ lọc riêng.</translation>
    </message>
    <message>
        <source>%1, which it boots from, is shared.</source>
        <translation>%1, nguồn khởi động, được dùng chung.</translation>
    </message>
    <message>
        <source>Extra arguments for QEMU are kept as they are: files and ports in them are the original&apos;s.</source>
        <translation>Tham số thêm cho QEMU giữ nguyên: tệp và cổng trong đó là của máy gốc.</translation>
    </message>
    <message>
        <source>%1 starts with its host, which would damage the clones that build upon it. Switch that off first.</source>
        <translation>%1 tự khởi động cùng máy chủ, việc đó sẽ làm hỏng các bản sao dựng trên nó. Hãy tắt tự khởi động trước.</translation>
    </message>
    <message>
        <source>The machine uses it as %1, and its storage pool takes it for %2: a copy could be read wrongly.</source>
        <translation>Máy ảo dùng nó theo định dạng %1, còn kho lưu trữ lại nhận là %2: bản sao có thể bị đọc sai.</translation>
    </message>
    <message>
        <source>%1 was written while it was copied, so the copy is torn. Leave the machine off until it is cloned.</source>
        <translation>%1 bị ghi trong lúc đang được sao chép nên bản sao không nguyên vẹn. Hãy để máy ảo tắt cho đến khi tạo xong bản sao.</translation>
    </message>
    <message>
        <source>It was finished meanwhile, so it stays.</source>
        <translation>Trong lúc đó bản sao đã hoàn tất nên được giữ lại.</translation>
    </message>
    <message>
        <source>Take the unfinished clone %1 away</source>
        <translation>Bỏ bản sao dở dang %1</translation>
    </message>
    <message>
        <source>Take the unfinished clone away</source>
        <translation>Bỏ bản sao dở dang</translation>
    </message>
</context>
<context>
    <name>domus::ClonePage</name>
    <message>
        <source>Clone %1</source>
        <translation>Tạo bản sao của %1</translation>
    </message>
    <message>
        <source>Build upon it</source>
        <translation>Dựng trên đó</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Dùng chung</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Bỏ ra</translation>
    </message>
    <message>
        <source>Please choose</source>
        <translation>Hãy chọn</translation>
    </message>
    <message>
        <source>What becomes of %1</source>
        <extracomment>%1 is a disk: &quot;vda&quot;</extracomment>
        <translation>Xử lý %1 thế nào</translation>
    </message>
    <message>
        <source>%1, %2 of it used. %3</source>
        <extracomment>Sizes of a disk, and a sentence about it</extracomment>
        <translation>%1, đã dùng %2. %3</translation>
    </message>
    <message>
        <source>Clone a virtual machine</source>
        <translation>Tạo bản sao của máy ảo</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>Tê&amp;n</translation>
    </message>
    <message>
        <source>Name of the clone</source>
        <translation>Tên của bản sao</translation>
    </message>
    <message>
        <source>Ho&amp;w many</source>
        <translation>&amp;Số lượng</translation>
    </message>
    <message>
        <source>How many clones</source>
        <translation>Số bản sao</translation>
    </message>
    <message>
        <source>Kind</source>
        <extracomment>Whether a clone is full or linked</extracomment>
        <translation>Loại</translation>
    </message>
    <message>
        <source>F&amp;ull clone</source>
        <translation>Bản sao đầ&amp;y đủ</translation>
    </message>
    <message>
        <source>Its disks are copied. It takes as much room and time as they do, and needs nothing of the original afterwards.</source>
        <translation>Các ổ đĩa được chép. Tốn chỗ và thời gian tương ứng, về sau không cần gì ở máy gốc.</translation>
    </message>
    <message>
        <source>&amp;Linked clone</source>
        <translation>Bản sao &amp;liên kết</translation>
    </message>
    <message>
        <source>There at once and small: it builds upon the original&apos;s disks. The original is kept as the base and cannot be started meanwhile.</source>
        <translation>Có ngay và nhỏ gọn: dựng trên ổ đĩa của máy gốc. Máy gốc được giữ làm nền và không khởi động được trong lúc đó.</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Ổ đĩa</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Những gì sẽ diễn ra</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>X&amp;em lại</translation>
    </message>
    <message>
        <source>All that will happen, the XML, and the command that does the same</source>
        <translation>Mọi việc sẽ diễn ra, bản XML và lệnh tương đương</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>&amp;Clone</source>
        <translation>Tạ&amp;o bản sao</translation>
    </message>
</context>
<context>
    <name>domus::CommandLine</name>
    <message>
        <source>Command</source>
        <translation>Lệnh</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Sao chép lệnh</translation>
    </message>
</context>
<context>
    <name>domus::CommandPalette</name>
    <message>
        <source>%1 “%2”</source>
        <extracomment>%1 is what is done (&quot;Start&quot;), %2 the name of the virtual machine that it is done to</extracomment>
        <translation>%1 “%2”</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is a command, %2 its key, or why it is not possible</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Bảng lệnh</translation>
    </message>
    <message>
        <source>A command or a virtual machine</source>
        <translation>Lệnh hoặc máy ảo</translation>
    </message>
    <message>
        <source>Find a command or a virtual machine</source>
        <translation>Tìm lệnh hoặc máy ảo</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Những gì tìm thấy</translation>
    </message>
    <message>
        <source>Nothing has such a name.</source>
        <translation>Không có gì mang tên như vậy.</translation>
    </message>
</context>
<context>
    <name>domus::ConfirmBar</name>
    <message>
        <source>Keep it as it is</source>
        <translation>Giữ nguyên</translation>
    </message>
</context>
<context>
    <name>domus::ConnectionDiscovery</name>
    <message>
        <source>libvirt, which runs the virtual machines, is not installed on this computer.</source>
        <translation>Máy này chưa cài libvirt, phần mềm chạy các máy ảo.</translation>
    </message>
    <message>
        <source>libvirt is installed on this computer, but its service is not running.</source>
        <translation>Máy này đã cài libvirt nhưng dịch vụ của nó không chạy.</translation>
    </message>
    <message>
        <source>You may not manage the virtual machines of this computer.</source>
        <translation>Bạn chưa được phép quản lý máy ảo của máy này.</translation>
    </message>
    <message>
        <source>Managing the virtual machines of this computer needs a password each time.</source>
        <translation>Mỗi lần quản lý máy ảo của máy này đều phải nhập mật khẩu.</translation>
    </message>
    <message>
        <source>Members of the group libvirt may, from their next login.</source>
        <translation>Thành viên nhóm libvirt có quyền này, kể từ lần đăng nhập sau.</translation>
    </message>
</context>
<context>
    <name>domus::ConnectionForm</name>
    <message>
        <source>Change the connection</source>
        <translation>Sửa kết nối</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>Thêm kết nối</translation>
    </message>
    <message>
        <source>&amp;Where:</source>
        <translation>Nơi c&amp;hạy:</translation>
    </message>
    <message>
        <source>This computer: virtual machines of the system</source>
        <translation>Máy này: máy ảo của hệ thống</translation>
    </message>
    <message>
        <source>This computer: my own virtual machines</source>
        <translation>Máy này: máy ảo của riêng tôi</translation>
    </message>
    <message>
        <source>Another computer, over SSH</source>
        <translation>Máy khác, qua SSH</translation>
    </message>
    <message>
        <source>Demonstration: nothing real</source>
        <translation>Trình diễn: không phải máy ảo thật</translation>
    </message>
    <message>
        <source>Any libvirt address</source>
        <translation>Địa chỉ libvirt bất kỳ</translation>
    </message>
    <message>
        <source>&amp;Computer:</source>
        <translation>Má&amp;y tính:</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>Đị&amp;a chỉ:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>Tê&amp;n:</translation>
    </message>
    <message>
        <source>Made from the address</source>
        <translation>Tự đặt theo địa chỉ</translation>
    </message>
    <message>
        <source>&amp;Open when Domus starts</source>
        <translation>Mở khi &amp;Domus khởi động</translation>
    </message>
    <message>
        <source>&amp;Look only, change nothing</source>
        <translation>&amp;Chỉ xem, không thay đổi</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>Kiểm t&amp;ra</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>Thêm &amp;kết nối</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>This connection is in the list already: %1</source>
        <translation>Kết nối này đã có trong danh sách: %1</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>Đang mở %1…</translation>
    </message>
    <message>
        <source>It works: %1 answers with %2.</source>
        <translation>Kết nối được: %1 trả lời, dùng %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n processor(s), %1 of memory</source>
        <translation>
            <numerusform>%n bộ xử lý, %1 bộ nhớ</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;User there:</source>
        <translation>Ngườ&amp;i dùng ở đó:</translation>
    </message>
    <message>
        <source>As ssh is configured</source>
        <translation>Theo cấu hình của ssh</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Số cổng:</translation>
    </message>
    <message>
        <source>The usual one</source>
        <extracomment>Of a port or a socket</extracomment>
        <translation>Mặc định</translation>
    </message>
    <message>
        <source>&amp;Key file:</source>
        <translation>Tệp khóa riên&amp;g:</translation>
    </message>
    <message>
        <source>Sock&amp;et:</source>
        <translation>S&amp;ocket:</translation>
    </message>
    <message>
        <source>That use&amp;r&apos;s own virtual machines, not the system&apos;s</source>
        <translation>X&amp;em máy ảo của riêng người dùng đó, không phải của hệ thống</translation>
    </message>
    <message>
        <source>&amp;I know this address, and want to open it</source>
        <translation>Tôi &amp;biết địa chỉ này và muốn mở nó</translation>
    </message>
    <message>
        <source>Another computer, over TLS with certificates</source>
        <translation>Máy khác, qua TLS với chứng chỉ</translation>
    </message>
    <message>
        <source>Another computer, over TCP without encryption</source>
        <translation>Máy khác, qua TCP không mã hóa</translation>
    </message>
    <message>
        <source>A libvirt socket on this computer</source>
        <translation>Một socket libvirt trên máy này</translation>
    </message>
    <message>
        <source>This computer: Linux containers (LXC)</source>
        <translation>Máy này: vùng chứa Linux (LXC)</translation>
    </message>
    <message>
        <source>This computer: Xen</source>
        <translation>Máy này: Xen</translation>
    </message>
    <message>
        <source>A VMware ESXi host</source>
        <translation>Một máy chủ VMware ESXi</translation>
    </message>
    <message>
        <source>Nothing on the way is encrypted: whoever is in between reads and changes everything. Use SSH instead.</source>
        <translation>Không có gì trên đường truyền được mã hóa: ai ở giữa cũng đọc và sửa được mọi thứ. Hãy dùng SSH.</translation>
    </message>
</context>
<context>
    <name>domus::ConnectionName</name>
    <message>
        <source>Demonstration</source>
        <translation>Trình diễn</translation>
    </message>
    <message>
        <source>Demonstration %1</source>
        <translation>Trình diễn %1</translation>
    </message>
    <message>
        <source>This computer (user)</source>
        <extracomment>The libvirt of the user, as against that of the whole computer</extracomment>
        <translation>Máy này (người dùng)</translation>
    </message>
    <message>
        <source>This computer (%1, user)</source>
        <translation>Máy này (%1, người dùng)</translation>
    </message>
    <message>
        <source>This computer (system)</source>
        <translation>Máy này (hệ thống)</translation>
    </message>
    <message>
        <source>This computer (%1)</source>
        <translation>Máy này (%1)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 is a host&apos;s name, %2 which libvirt there: &quot;session&quot;
----------
%1 is a host&apos;s name, %2 a hypervisor: &quot;xen&quot;</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>domus::ConnectionPage</name>
    <message>
        <source>Change…</source>
        <translation>Sửa…</translation>
    </message>
    <message>
        <source>Create a virtual machine</source>
        <translation>Tạo máy ảo</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Host: %1</source>
        <translation>Máy chủ: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n processor(s) (%1), %2 of memory</source>
        <translation>
            <numerusform>%n bộ xử lý (%1), %2 bộ nhớ</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2, libvirt %3</source>
        <translation>%1 %2, libvirt %3</translation>
    </message>
    <message>
        <source>Create your first virtual machine</source>
        <translation>Tạo máy ảo đầu tiên</translation>
    </message>
    <message>
        <source>No virtual machines yet</source>
        <translation>Chưa có máy ảo nào</translation>
    </message>
    <message>
        <source>You need an installation image (ISO) of an operating system. Drop it anywhere on this window, or press the button and choose one.</source>
        <translation>Bạn cần một tệp ảnh cài đặt (ISO) của hệ điều hành. Hãy thả tệp vào bất cứ đâu trên cửa sổ này, hoặc bấm nút rồi chọn tệp.</translation>
    </message>
    <message numerus="yes">
        <source>%n virtual machine(s)</source>
        <translation>
            <numerusform>%n máy ảo</numerusform>
        </translation>
    </message>
    <message>
        <source>Select one in the list, or create another: an ISO file may be dropped anywhere here.</source>
        <translation>Chọn một máy ảo trong danh sách, hoặc tạo thêm: có thể thả tệp ISO vào bất cứ đâu ở đây.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Đang kết nối…</translation>
    </message>
    <message>
        <source>Open the connection</source>
        <translation>Mở kết nối</translation>
    </message>
    <message>
        <source>This connection is closed</source>
        <translation>Kết nối này đang đóng</translation>
    </message>
    <message>
        <source>The connection was lost</source>
        <translation>Mất kết nối</translation>
    </message>
    <message>
        <source>The connection could not be opened</source>
        <translation>Không mở được kết nối</translation>
    </message>
    <message>
        <source>Stop trying</source>
        <translation>Thôi thử</translation>
    </message>
    <message>
        <source>This connection only looks: nothing can be changed through it.</source>
        <translation>Kết nối này chỉ để xem: không thay đổi được gì qua nó.</translation>
    </message>
    <message>
        <source>Waiting for the other computer to answer.</source>
        <translation>Đang chờ máy kia trả lời.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Thử lại ngay</translation>
    </message>
    <message numerus="yes">
        <source>Domus keeps trying by itself, next in %n second(s).</source>
        <translation>
            <numerusform>Domus vẫn tự thử lại, lần tới sau %n giây.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is defined here yet</source>
        <translation>Ở đây chưa có gì được định nghĩa</translation>
    </message>
    <message>
        <source>Select something in the list</source>
        <translation>Hãy chọn một mục trong danh sách</translation>
    </message>
    <message>
        <source>I know this address: open it</source>
        <translation>Tôi biết địa chỉ này: mở nó</translation>
    </message>
    <message>
        <source>Look at this address first</source>
        <translation>Hãy xem kỹ địa chỉ này trước</translation>
    </message>
</context>
<context>
    <name>domus::ConnectionRows</name>
    <message>
        <source>Open when Domus starts</source>
        <translation>Mở khi Domus khởi động</translation>
    </message>
    <message>
        <source>Open “%1” when Domus starts</source>
        <translation>Mở “%1” khi Domus khởi động</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Sửa…</translation>
    </message>
    <message>
        <source>Change the connection “%1”</source>
        <translation>Sửa kết nối “%1”</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Kết nối</translation>
    </message>
    <message>
        <source>Add a connection…</source>
        <translation>Thêm kết nối…</translation>
    </message>
    <message>
        <source>host SSH libvirt</source>
        <translation>máy chủ SSH libvirt</translation>
    </message>
</context>
<context>
    <name>domus::ConnectionUri</name>
    <message>
        <source>A name cannot begin with “-”.</source>
        <translation>Tên không được bắt đầu bằng “-”.</translation>
    </message>
    <message>
        <source>A name cannot hold spaces, quotes or the signs / \ @ ? # $ ; | &amp; &lt; &gt;.</source>
        <translation>Tên không được chứa dấu cách, dấu nháy hoặc các ký hiệu / \ @ ? # $ ; | &amp; &lt; &gt;.</translation>
    </message>
    <message>
        <source>This address cannot be read: a computer&apos;s name in it is odd, or a sign is missing.</source>
        <translation>Không đọc được địa chỉ này: tên máy trong đó không hợp lệ, hoặc thiếu một ký hiệu.</translation>
    </message>
    <message>
        <source>This address asks that nobody checks who answers (“no_verify” or “known_hosts_verify=ignore”). Domus does not connect that way: take that part out, and Domus shows you the key to confirm.</source>
        <translation>Địa chỉ này yêu cầu không kiểm tra ai đang trả lời (“no_verify” hoặc “known_hosts_verify=ignore”). Domus không kết nối theo cách đó: hãy bỏ phần ấy đi, Domus sẽ cho xem khóa để bạn xác nhận.</translation>
    </message>
    <message>
        <source>This address names a program of its own to connect with (“command”). Domus uses ssh: take that part out.</source>
        <translation>Địa chỉ này chỉ định một chương trình riêng để kết nối (“command”). Domus dùng ssh: hãy bỏ phần ấy đi.</translation>
    </message>
    <message>
        <source>A key&apos;s file cannot begin with “-”.</source>
        <translation>Tệp khóa không được bắt đầu bằng “-”.</translation>
    </message>
    <message>
        <source>This address names a program that is run on the other computer: %1</source>
        <translation>Địa chỉ này chỉ định một chương trình sẽ chạy trên máy kia: %1</translation>
    </message>
    <message>
        <source>This address asks that nobody checks the certificate of who answers (“no_verify”).</source>
        <translation>Địa chỉ này yêu cầu không kiểm tra chứng chỉ của bên trả lời (“no_verify”).</translation>
    </message>
    <message>
        <source>This address changes how SSH proves who is who (“sshauth” or “known_hosts”).</source>
        <translation>Địa chỉ này thay đổi cách SSH xác minh danh tính (“sshauth” hoặc “known_hosts”).</translation>
    </message>
    <message>
        <source>This address takes certificates from a folder of its own: %1</source>
        <translation>Địa chỉ này lấy chứng chỉ từ một thư mục riêng: %1</translation>
    </message>
</context>
<context>
    <name>domus::ConsoleError</name>
    <message>
        <source>There is no connection to the screen&apos;s server.</source>
        <extracomment>%1 the system&apos;s reason</extracomment>
        <translation>Không kết nối được với dịch vụ cung cấp màn hình.</translation>
    </message>
    <message>
        <source>There is no connection to the screen&apos;s server: %1.</source>
        <translation>Không kết nối được với dịch vụ cung cấp màn hình: %1.</translation>
    </message>
    <message>
        <source>What answers there is not a VNC server.</source>
        <translation>Nơi đó có trả lời, nhưng không phải là máy chủ VNC.</translation>
    </message>
    <message>
        <source>The server speaks a version of the VNC protocol that Domus does not.</source>
        <translation>Máy chủ VNC dùng một phiên bản giao thức mà Domus không hỗ trợ.</translation>
    </message>
    <message>
        <source>The server asks for a way of signing in that Domus does not offer (type %1). Domus offers none and the VNC password.</source>
        <translation>Máy chủ VNC đòi một cách đăng nhập mà Domus không hỗ trợ (kiểu %1). Domus chỉ hỗ trợ đăng nhập không mật khẩu hoặc bằng mật khẩu VNC.</translation>
    </message>
    <message>
        <source>The password was not accepted.</source>
        <translation>Mật khẩu không được chấp nhận.</translation>
    </message>
    <message>
        <source>The password was not accepted. The server says: %1</source>
        <translation>Mật khẩu không được chấp nhận. Máy chủ hiển thị báo: %1</translation>
    </message>
    <message>
        <source>The server refused the connection.</source>
        <translation>Máy chủ hiển thị từ chối kết nối.</translation>
    </message>
    <message>
        <source>The server refused the connection. It says: %1</source>
        <translation>Máy chủ hiển thị từ chối kết nối. Lý do: %1</translation>
    </message>
    <message>
        <source>The server&apos;s screen has a size that cannot be shown (%1).</source>
        <extracomment>%1 a size such as 65535 x 65535</extracomment>
        <translation>Kích thước màn hình mà máy chủ hiển thị đưa ra không hiển thị được (%1).</translation>
    </message>
    <message>
        <source>The server sent something that is not allowed in the VNC protocol.</source>
        <translation>Máy chủ VNC gửi dữ liệu không đúng giao thức VNC.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Máy chủ hiển thị không trả lời.</translation>
    </message>
    <message>
        <source>The server closed the connection.</source>
        <translation>Máy chủ hiển thị đã đóng kết nối.</translation>
    </message>
    <message>
        <source>The program that draws the screen failed.</source>
        <translation>Chương trình vẽ màn hình gặp lỗi.</translation>
    </message>
    <message>
        <source>No computer of this name is known here.</source>
        <translation>Không tìm thấy máy tính nào có tên này.</translation>
    </message>
    <message>
        <source>What answers there is not a SPICE server that Domus understands.</source>
        <translation>Nơi đó có trả lời, nhưng không phải là máy chủ SPICE mà Domus hiểu được.</translation>
    </message>
    <message>
        <source>The server sent something that is not allowed in the SPICE protocol.</source>
        <translation>Máy chủ gửi dữ liệu không đúng giao thức SPICE.</translation>
    </message>
    <message>
        <source>The server takes only encrypted connections, and does not say at which port.</source>
        <translation>Máy chủ hiển thị chỉ nhận kết nối được mã hóa và không cho biết ở cổng nào.</translation>
    </message>
    <message>
        <source>What answers there does not encrypt. Nothing was sent to it: the screen is not shown over an open line.</source>
        <translation>Nơi trả lời không mã hóa. Chưa gửi gì tới đó: màn hình không được hiện qua đường truyền để ngỏ.</translation>
    </message>
    <message>
        <source>An encrypted connection to the server could not be agreed on.</source>
        <translation>Không thỏa thuận được kết nối mã hóa với máy chủ hiển thị.</translation>
    </message>
    <message>
        <source>An encrypted connection to the server could not be agreed on: %1</source>
        <translation>Không thỏa thuận được kết nối mã hóa với máy chủ hiển thị: %1</translation>
    </message>
    <message>
        <source>The server wants a certificate of this computer&apos;s, which Domus does not give for a screen.</source>
        <translation>Máy chủ hiển thị đòi chứng chỉ của máy này, nhưng Domus không gửi chứng chỉ khi xem màn hình.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate was valid until %1. Nothing was sent to the server.</source>
        <extracomment>%1 a date</extracomment>
        <translation>Chứng chỉ của máy chủ hiển thị chỉ có hiệu lực đến %1. Chưa gửi gì tới đó.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is valid from %1 on only. Is this computer&apos;s clock right?</source>
        <extracomment>%1 a date</extracomment>
        <translation>Chứng chỉ của máy chủ hiển thị chỉ có hiệu lực từ %1. Đồng hồ của máy này có đúng không?</translation>
    </message>
    <message>
        <source>The certificate that the server shows is not one for this server, but for %1.</source>
        <extracomment>%1 the name of another server</extracomment>
        <translation>Chứng chỉ mà máy chủ hiển thị đưa ra không phải của chính nó, mà của %1.</translation>
    </message>
    <message>
        <source>The certificates that came with the address cannot be read.</source>
        <translation>Không đọc được các chứng chỉ đi kèm địa chỉ.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is signed by none that is trusted here, but by %1.</source>
        <translation>Chứng chỉ của máy chủ hiển thị do %1 ký, không nằm trong số được tin cậy ở đây.</translation>
    </message>
    <message>
        <source>The server shows another certificate than the one that was trusted before. Somebody may be listening in: nothing was sent. If the server was given a new one, let the old one be forgotten.</source>
        <translation>Máy chủ hiển thị đưa ra chứng chỉ khác với chứng chỉ đã được tin cậy. Có thể có người nghe lén: chưa gửi gì tới đó. Nếu máy chủ hiển thị vừa được cấp chứng chỉ mới, hãy bỏ chứng chỉ cũ.</translation>
    </message>
    <message>
        <source>The server encrypts, but does not say who it is. Anybody could listen in.</source>
        <translation>Máy chủ hiển thị có mã hóa nhưng không cho biết nó là ai. Bất kỳ ai cũng có thể nghe lén.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate cannot be relied on.</source>
        <translation>Chứng chỉ của máy chủ hiển thị không đáng tin.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate was not trusted.</source>
        <translation>Chứng chỉ của máy chủ hiển thị đã không được tin cậy.</translation>
    </message>
</context>
<context>
    <name>domus::ConsolePane</name>
    <message>
        <source>Scale the screen to the window</source>
        <translation>Co giãn màn hình theo cửa sổ</translation>
    </message>
    <message>
        <source>Copy a picture of the screen</source>
        <translation>Sao chép ảnh màn hình</translation>
    </message>
    <message>
        <source>Save a picture of the screen…</source>
        <translation>Lưu ảnh màn hình…</translation>
    </message>
    <message>
        <source>Show in a window of its own</source>
        <translation>Hiện trong cửa sổ riêng</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Toàn màn hình</translation>
    </message>
    <message>
        <source>Send keys</source>
        <translation>Gửi phím</translation>
    </message>
    <message>
        <source>Send keys that this computer would keep for itself</source>
        <translation>Gửi các phím mà máy này thường giữ lại</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Kết nối</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Delete</source>
        <translation>Ctrl+Alt+Delete</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Backspace</source>
        <translation>Ctrl+Alt+Backspace</translation>
    </message>
    <message>
        <source>Ctrl+Alt+F%1</source>
        <extracomment>%1 a number from 1 to 12</extracomment>
        <translation>Ctrl+Alt+F%1</translation>
    </message>
    <message>
        <source>Print Screen</source>
        <translation>Print Screen</translation>
    </message>
    <message>
        <source>Show in the main window again</source>
        <translation>Đưa về cửa sổ chính</translation>
    </message>
    <message>
        <source>That password was not accepted. Try again:</source>
        <translation>Mật khẩu không được chấp nhận. Hãy thử lại:</translation>
    </message>
    <message>
        <source>The screen asks for a password:</source>
        <translation>Màn hình yêu cầu mật khẩu:</translation>
    </message>
    <message>
        <source>VNC, %1 × %2</source>
        <extracomment>The kind of connection and the screen&apos;s size in pixels: %1 wide, %2 high, %3 an address</extracomment>
        <translation>VNC, %1 × %2</translation>
    </message>
    <message>
        <source>VNC, %1 × %2, %3</source>
        <translation>VNC, %1 × %2, %3</translation>
    </message>
    <message>
        <source>Keys go to the machine. Ctrl+Alt gives them back.</source>
        <translation>Phím gõ được gửi vào máy ảo. Nhấn Ctrl+Alt để lấy lại.</translation>
    </message>
    <message>
        <source>Click the screen to type into the machine.</source>
        <translation>Bấm vào màn hình để gõ vào máy ảo.</translation>
    </message>
    <message>
        <source>%1 %2.png</source>
        <extracomment>The proposed file name of a picture: %1 the machine&apos;s name, %2 date and time</extracomment>
        <translation>%1 %2.png</translation>
    </message>
    <message>
        <source>Save picture of the screen</source>
        <translation>Lưu ảnh màn hình</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Ảnh (*.png)</translation>
    </message>
    <message>
        <source>The picture could not be written to %1.</source>
        <translation>Không ghi được ảnh vào %1.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Alt+Tab</source>
        <translation>Alt+Tab</translation>
    </message>
    <message>
        <source>Alt+F4</source>
        <translation>Alt+F4</translation>
    </message>
    <message>
        <source>Super</source>
        <extracomment>The key between Ctrl and Alt, often with a picture of windows on it</extracomment>
        <translation>Super</translation>
    </message>
    <message>
        <source>The picture was written to %1.</source>
        <extracomment>%1 a file</extracomment>
        <translation>Đã ghi ảnh vào %1.</translation>
    </message>
    <message>
        <source>SPICE, %1 × %2</source>
        <extracomment>The kind of connection and the screen&apos;s size in pixels: %1 wide, %2 high, %3 an address</extracomment>
        <translation>SPICE, %1 × %2</translation>
    </message>
    <message>
        <source>SPICE, %1 × %2, %3</source>
        <translation>SPICE, %1 × %2, %3</translation>
    </message>
    <message>
        <source>Keys and pointer go to the machine. Ctrl+Alt gives them back.</source>
        <translation>Bàn phím và con trỏ đang thuộc về máy ảo. Nhấn Ctrl+Alt để lấy lại.</translation>
    </message>
</context>
<context>
    <name>domus::ConsoleProcess</name>
    <message>
        <source>The program that draws the screen is missing: %1.</source>
        <extracomment>%1 a file</extracomment>
        <translation>Thiếu chương trình vẽ màn hình: %1.</translation>
    </message>
</context>
<context>
    <name>domus::ConsoleRequest</name>
    <message>
        <source>%1 could not be reached: %2</source>
        <translation>Không kết nối được tới %1: %2</translation>
    </message>
    <message>
        <source>There is no virtual machine “%1”.</source>
        <translation>Không có máy ảo “%1”.</translation>
    </message>
    <message>
        <source>“%1” is on several hosts: say with -c which one is meant.</source>
        <translation>“%1” có trên nhiều máy chủ: hãy dùng -c để nói rõ máy chủ nào.</translation>
    </message>
</context>
<context>
    <name>domus::ConsoleSession</name>
    <message>
        <source>%1:%2</source>
        <extracomment>%1 a host, %2 a port</extracomment>
        <translation>%1:%2</translation>
    </message>
    <message>
        <source>The address of the screen is not usable.</source>
        <translation>Địa chỉ của màn hình không dùng được.</translation>
    </message>
    <message>
        <source>The program that draws the screen ended unexpectedly.</source>
        <translation>Chương trình vẽ màn hình kết thúc đột ngột.</translation>
    </message>
    <message>
        <source>The program that draws the screen no longer answers.</source>
        <translation>Chương trình vẽ màn hình không còn trả lời.</translation>
    </message>
    <message>
        <source>The screen asks for a password.</source>
        <translation>Màn hình yêu cầu mật khẩu.</translation>
    </message>
    <message>
        <source>It has no display.</source>
        <translation>Máy ảo không có màn hình.</translation>
    </message>
</context>
<context>
    <name>domus::ConsoleTab</name>
    <message>
        <source>The virtual machine is off</source>
        <translation>Máy ảo đang tắt</translation>
    </message>
    <message>
        <source>Its screen is shown here as soon as it runs.</source>
        <translation>Màn hình sẽ hiện ở đây ngay khi máy ảo chạy.</translation>
    </message>
    <message>
        <source>The console is in its own window</source>
        <translation>Màn hình đang ở cửa sổ riêng</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Đưa về đây</translation>
    </message>
</context>
<context>
    <name>domus::ConsoleView</name>
    <message>
        <source>Screen of the machine</source>
        <translation>Màn hình của máy ảo</translation>
    </message>
    <message>
        <source>Not connected to the screen</source>
        <translation>Chưa kết nối với màn hình</translation>
    </message>
    <message>
        <source>Connecting to the screen…</source>
        <translation>Đang kết nối với màn hình…</translation>
    </message>
    <message>
        <source>Waiting for the first picture…</source>
        <translation>Đang đợi hình đầu tiên…</translation>
    </message>
    <message>
        <source>%1
Trying again by itself…</source>
        <extracomment>%1 whole sentences saying why</extracomment>
        <translation>%1
Domus đang tự thử lại…</translation>
    </message>
</context>
<context>
    <name>domus::CreateDomain</name>
    <message>
        <source>This computer has no user libvirt-qemu to give access to.</source>
        <translation>Máy này không có người dùng libvirt-qemu để cấp quyền.</translation>
    </message>
    <message>
        <source>Giving QEMU access to “%1”</source>
        <translation>Đang cho QEMU quyền đọc “%1”</translation>
    </message>
    <message>
        <source>Making the volume “%1”</source>
        <translation>Đang tạo ổ lưu trữ “%1”</translation>
    </message>
    <message>
        <source>Making a volume</source>
        <translation>Tạo ổ lưu trữ</translation>
    </message>
    <message>
        <source>Copying “%1” into the pool “%2”</source>
        <translation>Đang chép “%1” vào kho lưu trữ “%2”</translation>
    </message>
    <message>
        <source>Copying a file into a pool</source>
        <translation>Chép tệp vào kho lưu trữ</translation>
    </message>
    <message>
        <source>Defining “%1”</source>
        <translation>Đang tạo định nghĩa của “%1”</translation>
    </message>
    <message>
        <source>Defining the machine</source>
        <translation>Tạo định nghĩa máy ảo</translation>
    </message>
    <message>
        <source>Starting “%1”</source>
        <translation>Đang khởi động “%1”</translation>
    </message>
    <message>
        <source>Starting the machine</source>
        <translation>Khởi động máy ảo</translation>
    </message>
    <message>
        <source>The machine runs, but its next start would begin the installation again: %1</source>
        <translation>Máy ảo đang chạy, nhưng lần khởi động sau sẽ cài đặt lại từ đầu: %1</translation>
    </message>
    <message>
        <source>Taking away what was made</source>
        <translation>Đang dọn những gì đã tạo</translation>
    </message>
    <message>
        <source>Left behind: %1.</source>
        <translation>Còn sót lại: %1.</translation>
    </message>
    <message>
        <source>Left behind, and taken away when the connection is back: %1.</source>
        <translation>Còn sót lại, sẽ được dọn khi có kết nối trở lại: %1.</translation>
    </message>
    <message>
        <source>This machine cannot be created as it is described.</source>
        <translation>Không tạo được máy ảo theo mô tả này.</translation>
    </message>
    <message>
        <source>the access right to “%1”</source>
        <translation>quyền đọc “%1”</translation>
    </message>
    <message>
        <source>the volume “%1” in the pool “%2”</source>
        <translation>ổ lưu trữ “%1” trong kho lưu trữ “%2”</translation>
    </message>
    <message>
        <source>the machine “%1”</source>
        <translation>máy ảo “%1”</translation>
    </message>
    <message>
        <source>Create %1</source>
        <translation>Tạo %1</translation>
    </message>
    <message>
        <source>The storage pool “%1” is not empty.</source>
        <translation>Kho lưu trữ “%1” không trống.</translation>
    </message>
    <message>
        <source>This connection cannot remove storage pools.</source>
        <translation>Kết nối này không xóa được kho lưu trữ.</translation>
    </message>
    <message>
        <source>the storage pool “%1”</source>
        <translation>kho lưu trữ “%1”</translation>
    </message>
    <message>
        <source>Making the storage pool “%1”</source>
        <translation>Đang tạo kho lưu trữ “%1”</translation>
    </message>
    <message>
        <source>Starting the storage pool “%1”</source>
        <translation>Đang khởi động kho lưu trữ “%1”</translation>
    </message>
    <message>
        <source>Starting the network “%1”</source>
        <translation>Đang khởi động mạng “%1”</translation>
    </message>
    <message>
        <source>Making a storage pool</source>
        <translation>Tạo kho lưu trữ</translation>
    </message>
    <message>
        <source>Starting a storage pool</source>
        <translation>Khởi động kho lưu trữ</translation>
    </message>
    <message>
        <source>The storage pool “%1” stays started.</source>
        <translation>Kho lưu trữ “%1” vẫn hoạt động.</translation>
    </message>
    <message>
        <source>Starting a network</source>
        <translation>Khởi động mạng</translation>
    </message>
    <message>
        <source>The network “%1” stays started.</source>
        <translation>Mạng “%1” vẫn hoạt động.</translation>
    </message>
    <message>
        <source>What its firmware may have stored is left behind: whether that was there before could not be seen.</source>
        <translation>Những gì firmware có thể đã lưu được giữ lại: không xem được chúng đã có từ trước hay chưa.</translation>
    </message>
    <message>
        <source>An earlier machine of this name has left what its firmware stored in %1. It stays there; what the firmware of this one stores goes to %2.</source>
        <translation>Một máy ảo trước đây cùng tên đã để lại những gì firmware của nó lưu trong %1. Tệp ấy được giữ nguyên; những gì firmware của máy ảo này lưu sẽ nằm trong %2.</translation>
    </message>
</context>
<context>
    <name>domus::CreateField</name>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Hệ điều hành</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Acceleration</source>
        <translation>Tăng tốc</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Bộ xử lý</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Bộ nhớ</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Ổ đĩa</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>TPM</source>
        <extracomment>Trusted platform module, the security chip</extracomment>
        <translation>TPM</translation>
    </message>
    <message>
        <source>Display</source>
        <extracomment>How the machine&apos;s screen is reached: VNC or SPICE</extracomment>
        <translation>Hiển thị</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Card đồ họa</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Storage</source>
        <extracomment>Storage pool</extracomment>
        <translation>Lưu trữ</translation>
    </message>
</context>
<context>
    <name>domus::CreateFooter</name>
    <message>
        <source>Looking at the file…</source>
        <translation>Đang xem tệp…</translation>
    </message>
    <message>
        <source>Checking once more…</source>
        <translation>Đang kiểm tra lại lần cuối…</translation>
    </message>
    <message>
        <source>Creating the machine…</source>
        <translation>Đang tạo máy ảo…</translation>
    </message>
    <message>
        <source>Close this page and lose what you chose?</source>
        <translation>Đóng trang này và mất những gì đã chọn?</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Ở lại</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Đang kết nối với %1…</translation>
    </message>
    <message>
        <source>There is no open connection to make a machine on.</source>
        <translation>Chưa mở kết nối nào để tạo máy ảo.</translation>
    </message>
    <message>
        <source>%1 could not be asked what it can do.</source>
        <translation>Không lấy được thông tin %1 hỗ trợ những gì.</translation>
    </message>
    <message>
        <source>Start it right away</source>
        <translation>Khởi động ngay</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <extracomment>Button that makes the virtual machine</extracomment>
        <translation>Tạ&amp;o</translation>
    </message>
    <message>
        <source>Create the virtual machine (Ctrl+Enter)</source>
        <translation>Tạo máy ảo (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Clo&amp;se</source>
        <translation>Đón&amp;g</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Progress of creating the machine</source>
        <translation>Tiến độ tạo máy ảo</translation>
    </message>
</context>
<context>
    <name>domus::CreatePage</name>
    <message>
        <source>New virtual machine</source>
        <translation>Máy ảo mới</translation>
    </message>
    <message>
        <source>Host to make the machine on</source>
        <translation>Máy chủ sẽ chạy máy ảo</translation>
    </message>
    <message>
        <source>S&amp;ystem</source>
        <extracomment>The operating system</extracomment>
        <translation>Hệ điề&amp;u hành</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>Tê&amp;n</translation>
    </message>
    <message>
        <source>Name of the machine</source>
        <translation>Tên máy ảo</translation>
    </message>
    <message>
        <source>M&amp;ore</source>
        <translation>Tùy &amp;chọn thêm</translation>
    </message>
    <message>
        <source>Processors, memory, disks, network, firmware, display</source>
        <translation>Bộ xử lý, bộ nhớ, ổ đĩa, mạng, firmware, hiển thị</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>X&amp;em lại</translation>
    </message>
    <message>
        <source>All that will happen, the XML, and the command that does the same</source>
        <translation>Mọi việc sẽ diễn ra, bản XML và lệnh tương đương</translation>
    </message>
    <message>
        <source>Drop to start a machine from this file</source>
        <translation>Thả vào đây để tạo máy ảo từ tệp này</translation>
    </message>
    <message>
        <source>Host</source>
        <extracomment>The connection that a new machine is made on</extracomment>
        <translation>Máy chủ</translation>
    </message>
</context>
<context>
    <name>domus::CreatePlan</name>
    <message>
        <source>Machines of your own session reach the network through QEMU itself; nothing has to be set up.</source>
        <translation>Máy ảo trong phiên riêng của bạn ra mạng qua chính QEMU; không cần thiết lập gì.</translation>
    </message>
    <message>
        <source>The host&apos;s standard network: the machine reaches out, and the host reaches the machine.</source>
        <translation>Mạng mặc định của máy chủ: máy ảo ra được mạng, và máy chủ vào được máy ảo.</translation>
    </message>
    <message>
        <source>The network that is active on this host.</source>
        <translation>Mạng đang hoạt động trên máy chủ này.</translation>
    </message>
    <message>
        <source>This host has no active virtual network, so QEMU itself gives the machine a way out.</source>
        <translation>Máy chủ này không có mạng ảo nào đang hoạt động, nên QEMU tự mở lối ra mạng cho máy ảo.</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Không có mạng</translation>
    </message>
    <message>
        <source>A network card in the network “%1”</source>
        <translation>Một card mạng trong mạng “%1”</translation>
    </message>
    <message>
        <source>A network card on the bridge “%1”</source>
        <translation>Một card mạng nối vào cầu nối “%1”</translation>
    </message>
    <message>
        <source>A network card with user-mode networking</source>
        <translation>Một card mạng ở chế độ người dùng</translation>
    </message>
    <message>
        <source>Choose a network.</source>
        <translation>Hãy chọn một mạng.</translation>
    </message>
    <message>
        <source>There is no network “%1” on this host.</source>
        <translation>Máy chủ này không có mạng “%1”.</translation>
    </message>
    <message>
        <source>Choose a bridge.</source>
        <translation>Hãy chọn một cầu nối.</translation>
    </message>
    <message>
        <source>In your own session a bridge works only where the administrator has allowed it for QEMU&apos;s helper.</source>
        <translation>Trong phiên riêng của bạn, cầu nối chỉ dùng được khi quản trị viên đã cho phép trong trình trợ giúp của QEMU.</translation>
    </message>
    <message>
        <source>This is not a MAC address: it looks like 52:54:00:12:34:56.</source>
        <translation>Đây không phải địa chỉ MAC: địa chỉ MAC có dạng 52:54:00:12:34:56.</translation>
    </message>
    <message>
        <source>This MAC address belongs to a group of computers; a card needs an even first byte.</source>
        <translation>Địa chỉ MAC này thuộc về một nhóm máy; địa chỉ của card mạng phải có byte đầu là số chẵn.</translation>
    </message>
    <message>
        <source>Another network card already has this MAC address.</source>
        <translation>Một card mạng khác đã có địa chỉ MAC này.</translation>
    </message>
    <message>
        <source>%1 asks for it.</source>
        <translation>Theo yêu cầu của %1.</translation>
    </message>
    <message>
        <source>%1 starts from UEFI only.</source>
        <translation>%1 chỉ khởi động được bằng UEFI.</translation>
    </message>
    <message>
        <source>This host has no UEFI firmware for machines.</source>
        <translation>Máy chủ này không có firmware UEFI cho máy ảo.</translation>
    </message>
    <message>
        <source>The kernel is started directly, and BIOS gets there fastest.</source>
        <translation>Nhân Linux được nạp trực tiếp, và BIOS là cách nhanh nhất.</translation>
    </message>
    <message>
        <source>The medium cannot be started by UEFI.</source>
        <translation>Đĩa ISO này không khởi động được bằng UEFI.</translation>
    </message>
    <message>
        <source>The medium can be started by UEFI only.</source>
        <translation>Đĩa ISO này chỉ khởi động được bằng UEFI.</translation>
    </message>
    <message>
        <source>What starts on any PC starts with it.</source>
        <translation>Thứ gì khởi động được trên PC thông thường thì cũng khởi động được bằng BIOS.</translation>
    </message>
    <message>
        <source>%1 is older than UEFI.</source>
        <translation>%1 ra đời trước UEFI.</translation>
    </message>
    <message>
        <source>As in current computers. Secure Boot is off, so that every installer starts.</source>
        <translation>Như máy tính hiện nay. Secure Boot tắt để bộ cài nào cũng khởi động được.</translation>
    </message>
    <message>
        <source>BIOS firmware</source>
        <translation>Firmware BIOS</translation>
    </message>
    <message>
        <source>%1 starts from UEFI only, and this host has no UEFI firmware: install the package ovmf there.</source>
        <translation>%1 chỉ khởi động được bằng UEFI, mà máy chủ này không có firmware UEFI: hãy cài gói ovmf trên máy chủ.</translation>
    </message>
    <message>
        <source>UEFI firmware without Secure Boot</source>
        <translation>Firmware UEFI không có Secure Boot</translation>
    </message>
    <message>
        <source>UEFI firmware with Secure Boot</source>
        <translation>Firmware UEFI kèm Secure Boot</translation>
    </message>
    <message>
        <source>This host has no UEFI firmware for machines: install the package ovmf there.</source>
        <translation>Máy chủ này không có firmware UEFI cho máy ảo: hãy cài gói ovmf trên máy chủ.</translation>
    </message>
    <message>
        <source>This host&apos;s UEFI firmware has no Secure Boot.</source>
        <translation>Firmware UEFI của máy chủ này không có Secure Boot.</translation>
    </message>
    <message>
        <source>A TPM 2.0 security chip</source>
        <translation>Một chip bảo mật TPM 2.0</translation>
    </message>
    <message>
        <source>Windows encrypts its disk with it.</source>
        <translation>Windows dùng chip này để mã hóa ổ đĩa.</translation>
    </message>
    <message>
        <source>This host cannot emulate a TPM: install the packages swtpm and swtpm-tools there.</source>
        <translation>Máy chủ này không giả lập được TPM: hãy cài các gói swtpm và swtpm-tools trên máy chủ.</translation>
    </message>
    <message>
        <source>%1 does not install without a TPM.</source>
        <translation>%1 không cài được nếu thiếu TPM.</translation>
    </message>
    <message>
        <source>%1 does not install without a TPM, and this host cannot emulate one: install the packages swtpm and swtpm-tools there.</source>
        <translation>%1 không cài được nếu thiếu TPM, mà máy chủ này không giả lập được TPM: hãy cài các gói swtpm và swtpm-tools trên máy chủ.</translation>
    </message>
    <message>
        <source>It listens on the host&apos;s own address 127.0.0.1 with a password made for it; nobody else reaches it.</source>
        <translation>Màn hình chỉ mở ở địa chỉ nội bộ 127.0.0.1 của máy chủ, với mật khẩu tạo riêng; không ai khác vào được.</translation>
    </message>
    <message>
        <source>It listens on no port: only Domus and libvirt reach it.</source>
        <translation>Màn hình không mở cổng nào: chỉ Domus và libvirt vào được.</translation>
    </message>
    <message>
        <source>The screen over SPICE</source>
        <translation>Màn hình qua SPICE</translation>
    </message>
    <message>
        <source>The screen over VNC</source>
        <translation>Màn hình qua VNC</translation>
    </message>
    <message>
        <source>QEMU on this host has no SPICE.</source>
        <translation>QEMU trên máy chủ này không có SPICE.</translation>
    </message>
    <message>
        <source>QEMU on this host has no VNC.</source>
        <translation>QEMU trên máy chủ này không có VNC.</translation>
    </message>
    <message>
        <source>%1 drives it, and its screen follows the window&apos;s size.</source>
        <translation>%1 có trình điều khiển cho card này, và màn hình đổi theo kích thước cửa sổ.</translation>
    </message>
    <message>
        <source>Every system can draw on it.</source>
        <translation>Hệ điều hành nào cũng dùng được card này.</translation>
    </message>
    <message>
        <source>A display adapter of the model %1</source>
        <translation>Một card đồ họa kiểu %1</translation>
    </message>
    <message>
        <source>QEMU on this host has no display adapter “%1”.</source>
        <translation>QEMU trên máy chủ này không có card đồ họa “%1”.</translation>
    </message>
    <message>
        <source>A machine of the demonstration</source>
        <translation>Một máy ảo trình diễn</translation>
    </message>
    <message>
        <source>It runs nothing and changes nothing.</source>
        <translation>Máy ảo này không chạy và không thay đổi gì.</translation>
    </message>
    <message>
        <source>Hardware acceleration (KVM)</source>
        <translation>Tăng tốc phần cứng (KVM)</translation>
    </message>
    <message>
        <source>This host runs machines with it.</source>
        <translation>Máy chủ này chạy được máy ảo bằng KVM.</translation>
    </message>
    <message>
        <source>This host does not offer hardware acceleration.</source>
        <translation>Máy chủ này không có tăng tốc phần cứng.</translation>
    </message>
    <message>
        <source>Use emulation</source>
        <translation>Dùng giả lập</translation>
    </message>
    <message>
        <source>Ordinary machines are unlikely to run with KVM here. %1</source>
        <translation>Máy ảo thông thường khó chạy được bằng KVM ở đây. %1</translation>
    </message>
    <message>
        <source>Emulated, without hardware acceleration: slow</source>
        <translation>Giả lập, không tăng tốc phần cứng: chậm</translation>
    </message>
    <message>
        <source>This host has no emulator for %1 machines.</source>
        <translation>Máy chủ này không có trình giả lập cho máy ảo %1.</translation>
    </message>
    <message>
        <source>Newer than the OS database: treated like %1, the nearest release it knows.</source>
        <translation>Mới hơn cơ sở dữ liệu hệ điều hành: được xử lý như %1, bản gần nhất đã biết.</translation>
    </message>
    <message>
        <source>An unknown system</source>
        <translation>Chưa rõ hệ điều hành</translation>
    </message>
    <message>
        <source>Nothing on the medium tells what it is, so the machine gets devices that every system can use.</source>
        <translation>Nguồn khởi động không cho biết đây là hệ điều hành nào, nên máy ảo dùng những thiết bị mà hệ điều hành nào cũng hỗ trợ.</translation>
    </message>
    <message>
        <source>Called “%1”</source>
        <translation>Tên là “%1”</translation>
    </message>
    <message>
        <source>Named after the system; no other machine is called so.</source>
        <translation>Đặt theo tên hệ điều hành; không máy ảo nào khác trùng tên.</translation>
    </message>
    <message>
        <source>There is already a machine called “%1”.</source>
        <translation>Đã có một máy ảo tên “%1”.</translation>
    </message>
    <message>
        <source>Use “%1”</source>
        <translation>Dùng tên “%1”</translation>
    </message>
    <message>
        <source>this system</source>
        <translation>hệ điều hành này</translation>
    </message>
    <message>
        <source>%1 asks for %2; this host has %3.</source>
        <translation>%1 yêu cầu %2; máy chủ này có %3.</translation>
    </message>
    <message>
        <source>A good start; this host has %1.</source>
        <translation>Phù hợp để bắt đầu; máy chủ này có %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n processor(s)</source>
        <translation>
            <numerusform>%n bộ xử lý</numerusform>
        </translation>
    </message>
    <message>
        <source>A machine needs at least one processor.</source>
        <translation>Máy ảo cần ít nhất một bộ xử lý.</translation>
    </message>
    <message numerus="yes">
        <source>A machine can have at most %n processor(s) on this host.</source>
        <translation>
            <numerusform>Trên máy chủ này, một máy ảo có nhiều nhất %n bộ xử lý.</numerusform>
        </translation>
    </message>
    <message>
        <source>More processors than this host has (%1): the machine will run slower, not faster.</source>
        <translation>Nhiều hơn số bộ xử lý của máy chủ này (%1): máy ảo sẽ chạy chậm đi chứ không nhanh lên.</translation>
    </message>
    <message>
        <source>%1 needs at least %2 processors.</source>
        <translation>%1 cần ít nhất %2 bộ xử lý.</translation>
    </message>
    <message>
        <source>%1 needs little; this host has %2 free.</source>
        <translation>%1 không cần nhiều; máy chủ này còn trống %2.</translation>
    </message>
    <message>
        <source>%1 recommends %2; this host has %3 free.</source>
        <translation>%1 khuyến nghị %2; máy chủ này còn trống %3.</translation>
    </message>
    <message>
        <source>A good start for an unknown system; this host has %1 free.</source>
        <translation>Phù hợp để bắt đầu khi chưa rõ hệ điều hành; máy chủ này còn trống %1.</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 bộ nhớ</translation>
    </message>
    <message>
        <source>A machine needs memory.</source>
        <translation>Máy ảo cần có bộ nhớ.</translation>
    </message>
    <message>
        <source>More than this host has: %1.</source>
        <translation>Nhiều hơn bộ nhớ của máy chủ này: %1.</translation>
    </message>
    <message>
        <source>More than is free just now (%1): the host may have to swap.</source>
        <translation>Nhiều hơn phần đang trống (%1): máy chủ có thể phải dùng vùng tráo đổi (swap).</translation>
    </message>
    <message>
        <source>%1 needs at least %2.</source>
        <translation>%1 cần ít nhất %2.</translation>
    </message>
    <message>
        <source>Choose what the machine starts from.</source>
        <translation>Hãy chọn nguồn khởi động cho máy ảo.</translation>
    </message>
    <message>
        <source>There is no file “%1”.</source>
        <translation>Không có tệp “%1”.</translation>
    </message>
    <message>
        <source>“%1” is a folder.</source>
        <translation>“%1” là một thư mục.</translation>
    </message>
    <message>
        <source>You may not read “%1”.</source>
        <translation>Bạn không có quyền đọc “%1”.</translation>
    </message>
    <message>
        <source>This is a disk image (%1), not an ISO image: choose it as a disk.</source>
        <translation>Đây là tệp ảnh đĩa (%1), không phải tệp ảnh ISO: hãy chọn nó làm ổ đĩa.</translation>
    </message>
    <message>
        <source>This file is not an ISO image.</source>
        <translation>Tệp này không phải tệp ảnh ISO.</translation>
    </message>
    <message>
        <source>Nothing on this ISO image can be started: it has no boot record.</source>
        <translation>Tệp ảnh ISO này không khởi động được: không có bản ghi khởi động.</translation>
    </message>
    <message>
        <source>This disk image is empty.</source>
        <translation>Tệp ảnh đĩa này trống.</translation>
    </message>
    <message>
        <source>The medium is made for %1 computers; this host makes %2 machines.</source>
        <translation>Nguồn khởi động này dành cho máy %1; máy chủ này tạo máy ảo %2.</translation>
    </message>
    <message>
        <source>There is no storage pool “%1”.</source>
        <translation>Không có kho lưu trữ “%1”.</translation>
    </message>
    <message>
        <source>The copy needs %1, and the storage pool “%2” has %3 free.</source>
        <translation>Bản sao cần %1, mà kho lưu trữ “%2” chỉ còn trống %3.</translation>
    </message>
    <message>
        <source>“%1” is copied into the storage pool “%2”</source>
        <translation>“%1” được chép vào kho lưu trữ “%2”</translation>
    </message>
    <message>
        <source>QEMU runs as another user, who may not enter %1.</source>
        <translation>QEMU chạy bằng một người dùng khác, người dùng đó không được vào %1.</translation>
    </message>
    <message>
        <source>QEMU&apos;s user gets the right to read “%1”</source>
        <translation>Người dùng chạy QEMU được cấp quyền đọc “%1”</translation>
    </message>
    <message>
        <source>It may not enter %1 otherwise.</source>
        <translation>Nếu không, QEMU không vào được %1.</translation>
    </message>
    <message>
        <source>“%1” can be read neither by you nor by QEMU&apos;s user.</source>
        <translation>Cả bạn lẫn người dùng chạy QEMU đều không đọc được “%1”.</translation>
    </message>
    <message>
        <source>No disk</source>
        <translation>Không có ổ đĩa</translation>
    </message>
    <message>
        <source>%1 runs from its medium and installs nothing.</source>
        <translation>%1 chạy thẳng từ đĩa và không cài đặt gì.</translation>
    </message>
    <message>
        <source>The disk image “%1” (%2)</source>
        <translation>Tệp ảnh đĩa “%1” (%2)</translation>
    </message>
    <message>
        <source>The copy is used; the original stays as it is.</source>
        <translation>Máy ảo dùng bản sao; bản gốc giữ nguyên.</translation>
    </message>
    <message>
        <source>It is used where it lies: what the machine writes goes into it.</source>
        <translation>Tệp được dùng ngay tại chỗ: những gì máy ảo ghi sẽ nằm trong tệp này.</translation>
    </message>
    <message>
        <source>It takes only as much room as the machine fills; the pool “%1” has %2 free.</source>
        <translation>Chỉ chiếm chỗ theo lượng dữ liệu máy ảo ghi; kho lưu trữ “%1” còn trống %2.</translation>
    </message>
    <message>
        <source>%1 recommends that much, and it takes only as much room as the machine fills.</source>
        <translation>Theo khuyến nghị của %1; ổ đĩa chỉ chiếm chỗ theo lượng dữ liệu máy ảo ghi.</translation>
    </message>
    <message>
        <source>A new disk of %1</source>
        <translation>Một ổ đĩa mới, dung lượng %1</translation>
    </message>
    <message>
        <source>A machine on this host cannot have disks on the bus “%1”.</source>
        <translation>Máy ảo trên máy chủ này không có ổ đĩa dùng bus “%1”.</translation>
    </message>
    <message>
        <source>Choose the disk image.</source>
        <translation>Hãy chọn tệp ảnh đĩa.</translation>
    </message>
    <message>
        <source>This disk image is chosen twice.</source>
        <translation>Tệp ảnh đĩa này được chọn hai lần.</translation>
    </message>
    <message>
        <source>The machine “%1” uses this disk image too: running both at once destroys what is on it.</source>
        <translation>Máy ảo “%1” cũng dùng tệp ảnh đĩa này: chạy cả hai cùng lúc sẽ phá hỏng dữ liệu trong đó.</translation>
    </message>
    <message>
        <source>QEMU&apos;s user may not enter %1: move the image into a storage pool.</source>
        <translation>Người dùng chạy QEMU không được vào %1: hãy chuyển tệp ảnh vào một kho lưu trữ.</translation>
    </message>
    <message>
        <source>A disk needs a size.</source>
        <translation>Ổ đĩa phải có dung lượng.</translation>
    </message>
    <message>
        <source>Domus makes disks of the formats qcow2 and raw only.</source>
        <translation>Domus chỉ tạo ổ đĩa theo định dạng qcow2 và raw.</translation>
    </message>
    <message>
        <source>The disk is larger than the storage pool “%1” (%2).</source>
        <translation>Ổ đĩa lớn hơn kho lưu trữ “%1” (%2).</translation>
    </message>
    <message>
        <source>The storage pool “%1” has only %2 free: the machine stops when the disk fills it.</source>
        <translation>Kho lưu trữ “%1” chỉ còn trống %2: máy ảo sẽ dừng khi ổ đĩa dùng hết chỗ đó.</translation>
    </message>
    <message>
        <source>A path or argument contains a character that cannot be kept.</source>
        <translation>Một đường dẫn hoặc tham số chứa ký tự không giữ lại được.</translation>
    </message>
    <message>
        <source>A good start.</source>
        <translation>Phù hợp để bắt đầu.</translation>
    </message>
    <message>
        <source>%1 asks for %2.</source>
        <translation>%1 yêu cầu %2.</translation>
    </message>
    <message>
        <source>%1 needs at least %2; this host has %3 free.</source>
        <translation>%1 cần ít nhất %2; máy chủ này còn trống %3.</translation>
    </message>
    <message>
        <source>It is not active now, and the machine needs it.</source>
        <translation>Hiện chưa hoạt động, trong khi máy ảo cần dùng.</translation>
    </message>
    <message>
        <source>The network “%1” is started</source>
        <translation>Mạng “%1” được khởi động</translation>
    </message>
    <message>
        <source>The storage pool “%1” is started</source>
        <translation>Kho lưu trữ “%1” được khởi động</translation>
    </message>
    <message>
        <source>The storage pool “%1” is of the type %2: Domus makes disks in pools that are folders.</source>
        <translation>Kho lưu trữ “%1” thuộc kiểu %2: Domus chỉ tạo ổ đĩa trong kho là thư mục.</translation>
    </message>
    <message>
        <source>That host has no storage pool to put files in: make one there first.</source>
        <translation>Máy chủ đó không có kho lưu trữ nào để chứa tệp: hãy tạo một kho ở đó trước.</translation>
    </message>
    <message>
        <source>The storage pool “%1” is made in %2</source>
        <translation>Kho lưu trữ “%1” được tạo trong %2</translation>
    </message>
    <message>
        <source>This connection has none yet. It is libvirt&apos;s usual place, and files that are there stay as they are.</source>
        <translation>Kết nối này chưa có kho nào. Thư mục này là nơi libvirt thường dùng, các tệp có sẵn trong đó được giữ nguyên.</translation>
    </message>
    <message>
        <source>The file is on this computer, and the machine is made on another.</source>
        <translation>Tệp nằm trên máy này, còn máy ảo được tạo trên máy khác.</translation>
    </message>
    <message>
        <source>QEMU runs as another user, who may not read it.</source>
        <translation>QEMU chạy bằng một người dùng khác, người dùng đó không được đọc tệp này.</translation>
    </message>
    <message>
        <source>“%1” builds on another image, so a copy of it alone holds only a part.</source>
        <translation>“%1” dựa trên một tệp ảnh khác, nên chỉ chép riêng tệp này thì thiếu dữ liệu.</translation>
    </message>
    <message>
        <source>It takes only as much room as the machine fills.</source>
        <translation>Chỉ chiếm chỗ theo lượng dữ liệu máy ảo ghi.</translation>
    </message>
    <message>
        <source>The format of this disk image could not be found out: choose it.</source>
        <translation>Không nhận ra được định dạng của tệp ảnh đĩa này: hãy chọn định dạng.</translation>
    </message>
    <message>
        <source>This disk image is of the format %1: taken for %2, what is on it would be destroyed.</source>
        <translation>Tệp ảnh đĩa này có định dạng %1: nếu coi là %2, dữ liệu trong đó sẽ bị phá hỏng.</translation>
    </message>
    <message>
        <source>As your settings have it for new virtual machines.</source>
        <translation>Theo thiết lập của bạn cho máy ảo mới.</translation>
    </message>
</context>
<context>
    <name>domus::CureOperations</name>
    <message>
        <source>Start the network %1</source>
        <translation>Chạy mạng %1</translation>
    </message>
    <message>
        <source>The virtual network %1 is started.</source>
        <translation>Mạng ảo %1 được chạy.</translation>
    </message>
    <message>
        <source>Start the network</source>
        <translation>Chạy mạng</translation>
    </message>
    <message>
        <source>Start the storage pool %1</source>
        <translation>Chạy kho lưu trữ %1</translation>
    </message>
    <message>
        <source>The storage pool %1 is started.</source>
        <translation>Kho lưu trữ %1 được chạy.</translation>
    </message>
    <message>
        <source>Start the storage pool</source>
        <translation>Chạy kho lưu trữ</translation>
    </message>
    <message>
        <source>Remove what needs SPICE from %1</source>
        <translation>Bỏ những gì cần SPICE khỏi %1</translation>
    </message>
    <message>
        <source>The channels that only a SPICE display uses are removed, from the machine&apos;s next start.</source>
        <translation>Các kênh chỉ hiển thị SPICE mới dùng sẽ được bỏ, từ lần khởi động sau của máy ảo.</translation>
    </message>
    <message>
        <source>Remove the SPICE channels</source>
        <translation>Bỏ các kênh SPICE</translation>
    </message>
    <message>
        <source>Let QEMU read %1</source>
        <translation>Cho QEMU đọc %1</translation>
    </message>
    <message>
        <source>QEMU&apos;s user may read %1 and enter the folders above it; nobody else gains anything.</source>
        <translation>Người dùng chạy QEMU được đọc %1 và vào các thư mục bên trên; không ai khác được thêm quyền.</translation>
    </message>
    <message>
        <source>Let QEMU read the file</source>
        <translation>Cho QEMU đọc tệp</translation>
    </message>
    <message>
        <source>This computer has no user that QEMU runs as.</source>
        <translation>Máy này không có người dùng nào để chạy QEMU.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Đối tượng đó không còn nữa.</translation>
    </message>
    <message>
        <source>%1 uses it now, so it stays on.</source>
        <translation>%1 hiện đang dùng nên vẫn để chạy.</translation>
    </message>
    <message>
        <source>This host cannot stop it.</source>
        <translation>Máy chủ này không dừng được.</translation>
    </message>
    <message>
        <source>It is stopped already.</source>
        <translation>Đã dừng rồi.</translation>
    </message>
    <message>
        <source>Stop the network %1</source>
        <translation>Dừng mạng %1</translation>
    </message>
    <message>
        <source>The virtual network %1 is stopped.</source>
        <translation>Mạng ảo %1 bị dừng.</translation>
    </message>
    <message>
        <source>Stop the network</source>
        <translation>Dừng mạng</translation>
    </message>
    <message>
        <source>Stop the storage pool %1</source>
        <translation>Dừng kho lưu trữ %1</translation>
    </message>
    <message>
        <source>The storage pool %1 is stopped; what lies in it stays as it is.</source>
        <translation>Kho lưu trữ %1 bị dừng; những gì nằm trong kho được giữ nguyên.</translation>
    </message>
    <message>
        <source>Stop the storage pool</source>
        <translation>Dừng kho lưu trữ</translation>
    </message>
</context>
<context>
    <name>domus::DefinitionChange</name>
    <message>
        <source>Its definition was changed by someone else meanwhile; nothing was changed.</source>
        <translation>Trong lúc đó có người khác đã sửa định nghĩa của máy ảo; Domus không thay đổi gì.</translation>
    </message>
</context>
<context>
    <name>domus::DeleteDomain</name>
    <message>
        <source>%1 is running: it is forced off first, and what its programs have not written to its disks is gone with it.</source>
        <translation>%1 đang chạy: máy ảo sẽ bị tắt cưỡng bức trước, và những gì các chương trình chưa ghi xuống ổ đĩa sẽ mất.</translation>
    </message>
    <message>
        <source>The definition of %1 is removed for good.</source>
        <translation>Định nghĩa của %1 bị xóa vĩnh viễn.</translation>
    </message>
    <message>
        <source>Its saved state is deleted.</source>
        <translation>Trạng thái đã lưu của máy ảo bị xóa.</translation>
    </message>
    <message>
        <source>No file is deleted.</source>
        <translation>Không tệp nào bị xóa.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are deleted for good.</source>
        <translation>
            <numerusform>%n tệp bị xóa vĩnh viễn.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was kept: %2</source>
        <extracomment>%1 is a file, %2 a sentence with the reason</extracomment>
        <translation>%1 được giữ lại: %2</translation>
    </message>
    <message>
        <source>The machine does not use it any more.</source>
        <translation>Máy ảo không còn dùng tệp này.</translation>
    </message>
    <message>
        <source>The virtual machine is not there any more.</source>
        <translation>Máy ảo không còn nữa.</translation>
    </message>
    <message>
        <source>Looking at its files</source>
        <translation>Đang xem các tệp của máy ảo</translation>
    </message>
    <message>
        <source>Switching it off</source>
        <translation>Đang tắt máy ảo</translation>
    </message>
    <message>
        <source>Deleting %1</source>
        <translation>Đang xóa %1</translation>
    </message>
    <message>
        <source>%1 The machine and its files are still there.</source>
        <translation>%1 Máy ảo và các tệp của nó vẫn còn.</translation>
    </message>
    <message>
        <source>%1 The machine is still there, without %2.</source>
        <translation>%1 Máy ảo vẫn còn nhưng không còn %2.</translation>
    </message>
    <message>
        <source>Removing its definition</source>
        <translation>Đang xóa định nghĩa của máy ảo</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Xóa %1</translation>
    </message>
    <message>
        <source>Delete the virtual machine</source>
        <translation>Xóa máy ảo</translation>
    </message>
    <message>
        <source>What its emulated TPM keeps is deleted with it: a guest&apos;s disk that is encrypted with that TPM opens only with its recovery key afterwards.</source>
        <translation>Những gì TPM giả lập lưu giữ cũng bị xóa theo: ổ đĩa của hệ điều hành khách được mã hóa bằng TPM đó sau này chỉ mở được bằng khóa khôi phục.</translation>
    </message>
    <message>
        <source>The virtual machine was started meanwhile, so it was not deleted.</source>
        <translation>Trong lúc đó máy ảo đã được khởi động, nên Domus không xóa.</translation>
    </message>
    <message>
        <source>It stays because of %1: %2</source>
        <extracomment>%1 is a file, %2 a sentence with the reason</extracomment>
        <translation>Máy ảo được giữ lại vì %1: %2</translation>
    </message>
    <message>
        <source>It was in use when this was confirmed.</source>
        <translation>Tệp đang được dùng khi việc này được xác nhận.</translation>
    </message>
</context>
<context>
    <name>domus::DesktopNotifications</name>
    <message>
        <source>Show</source>
        <translation>Hiện</translation>
    </message>
</context>
<context>
    <name>domus::DiskEditor</name>
    <message>
        <source>New disk</source>
        <translation>Ổ đĩa mới</translation>
    </message>
    <message>
        <source>Existing image</source>
        <translation>Tệp ảnh có sẵn</translation>
    </message>
    <message>
        <source>qcow2, grows as it fills</source>
        <translation>qcow2, tự lớn dần</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>raw</translation>
    </message>
    <message>
        <source>VirtIO</source>
        <translation>VirtIO</translation>
    </message>
    <message>
        <source>%1 (not started)</source>
        <translation>%1 (chưa khởi động)</translation>
    </message>
    <message>
        <source> GiB</source>
        <extracomment>Size of a disk, after the number</extracomment>
        <translation> GiB</translation>
    </message>
    <message>
        <source>Size of disk %1</source>
        <translation>Dung lượng ổ đĩa %1</translation>
    </message>
    <message>
        <source>Kind of disk %1</source>
        <translation>Loại ổ đĩa %1</translation>
    </message>
    <message>
        <source>Format of disk %1</source>
        <translation>Định dạng ổ đĩa %1</translation>
    </message>
    <message>
        <source>Bus of disk %1</source>
        <translation>Bus của ổ đĩa %1</translation>
    </message>
    <message>
        <source>Storage pool of disk %1</source>
        <translation>Kho lưu trữ của ổ đĩa %1</translation>
    </message>
    <message>
        <source>Image of disk %1</source>
        <translation>Tệp ảnh của ổ đĩa %1</translation>
    </message>
    <message>
        <source>Path of a disk image</source>
        <translation>Đường dẫn của tệp ảnh đĩa</translation>
    </message>
    <message>
        <source>Choose a disk image</source>
        <translation>Chọn tệp ảnh đĩa</translation>
    </message>
    <message>
        <source>Disk images (*.qcow2 *.img *.raw *.vmdk *.vdi *.vhdx)</source>
        <translation>Tệp ảnh đĩa (*.qcow2 *.img *.raw *.vmdk *.vdi *.vhdx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Định dạng</translation>
    </message>
    <message>
        <source>Bus</source>
        <extracomment>How a disk is attached: VirtIO, SATA...</extracomment>
        <translation>Bus</translation>
    </message>
    <message>
        <source>Pool</source>
        <extracomment>A libvirt storage pool</extracomment>
        <translation>Kho</translation>
    </message>
    <message>
        <source>Leave this disk out</source>
        <translation>Bỏ ổ đĩa này</translation>
    </message>
    <message>
        <source>Leave out disk %1</source>
        <translation>Bỏ ổ đĩa %1</translation>
    </message>
</context>
<context>
    <name>domus::DomainConsole</name>
    <message>
        <source>It is not running.</source>
        <translation>Máy ảo không chạy.</translation>
    </message>
    <message>
        <source>Its display listens nowhere that this computer could reach.</source>
        <translation>Màn hình của máy ảo không mở ở nơi nào mà máy này tới được.</translation>
    </message>
    <message>
        <source>Its display listens only on %1 itself, where this computer cannot reach it.</source>
        <translation>Màn hình của máy ảo chỉ mở trên chính %1, máy này không tới được.</translation>
    </message>
    <message>
        <source>Its connection is no longer in the list.</source>
        <translation>Kết nối của máy ảo không còn trong danh sách.</translation>
    </message>
</context>
<context>
    <name>domus::DomainFiles</name>
    <message>
        <source>It is a medium, not the machine&apos;s own disk.</source>
        <translation>Đây là đĩa đưa vào ổ CD/DVD hoặc ổ mềm, không phải ổ đĩa riêng của máy ảo.</translation>
    </message>
    <message>
        <source>It is a device or a folder of the host, not an image file.</source>
        <translation>Đây là thiết bị hoặc thư mục của máy chủ, không phải tệp ảnh.</translation>
    </message>
    <message>
        <source>The machine may only read it, so it belongs to something else.</source>
        <translation>Máy ảo chỉ được đọc tệp này, nên tệp không phải của riêng nó.</translation>
    </message>
    <message>
        <source>It is marked as shared between machines.</source>
        <translation>Tệp này được đánh dấu là dùng chung giữa các máy ảo.</translation>
    </message>
    <message>
        <source>A disk builds upon it, and others may as well.</source>
        <translation>Có một ổ đĩa dựa trên tệp này, và có thể còn ổ đĩa khác nữa.</translation>
    </message>
    <message>
        <source>It is a boot file, not the machine&apos;s own.</source>
        <translation>Đây là tệp khởi động, không phải của riêng máy ảo.</translation>
    </message>
    <message>
        <source>The virtual machine is not there any more.</source>
        <translation>Máy ảo không còn nữa.</translation>
    </message>
    <message>
        <source>Also used by %1.</source>
        <translation>%1 cũng dùng tệp này.</translation>
    </message>
    <message>
        <source>Needed by %1, which builds upon it.</source>
        <translation>%1 cần tệp này vì dựa trên nó.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Không có tệp này.</translation>
    </message>
    <message>
        <source>It lies in no storage pool, so libvirt cannot delete it.</source>
        <translation>Tệp không nằm trong kho lưu trữ nào nên libvirt không xóa được.</translation>
    </message>
    <message>
        <source>Whether %1 builds upon it could not be checked.</source>
        <translation>Không kiểm tra được %1 có dựa trên tệp này hay không.</translation>
    </message>
    <message>
        <source>Domus copied it there for this machine.</source>
        <translation>Domus đã chép tệp này vào đây cho máy ảo này.</translation>
    </message>
    <message>
        <source>%1 in the bin</source>
        <extracomment>A machine&apos;s name in a list of machines that use a file</extracomment>
        <translation>%1 trong thùng rác</translation>
    </message>
    <message>
        <source>A disk of the machine may build upon it.</source>
        <translation>Có thể một ổ đĩa của máy ảo này dựa trên nó.</translation>
    </message>
    <message>
        <source>an image in a storage pool</source>
        <extracomment>Completes &quot;Whether %1 builds upon it could not be checked.&quot;</extracomment>
        <translation>một tệp ảnh trong một kho lưu trữ nào đó</translation>
    </message>
    <message>
        <source>an image in the pool “%1”</source>
        <extracomment>Completes &quot;Whether %1 builds upon it could not be checked.&quot;</extracomment>
        <translation>một tệp ảnh trong kho “%1”</translation>
    </message>
    <message>
        <source>It is the content of a memory device, which libvirt does not delete.</source>
        <translation>Đây là nội dung của một thiết bị bộ nhớ, libvirt không xóa.</translation>
    </message>
    <message>
        <source>What a port of the machine wrote is no part of it.</source>
        <translation>Những gì một cổng của máy ảo đã ghi ra không thuộc về máy ảo.</translation>
    </message>
    <message>
        <source>Another program listens there.</source>
        <translation>Có chương trình khác đang chờ kết nối ở đó.</translation>
    </message>
    <message>
        <source>It is a folder of the host.</source>
        <translation>Đây là thư mục của máy chủ.</translation>
    </message>
    <message>
        <source>It holds a file system that the machine shares with its host.</source>
        <translation>Tệp này chứa hệ thống tệp mà máy ảo dùng chung với máy chủ.</translation>
    </message>
</context>
<context>
    <name>domus::DomainOperations</name>
    <message>
        <source>It is running already.</source>
        <translation>Máy ảo đang chạy rồi.</translation>
    </message>
    <message>
        <source>It is paused, so its guest cannot answer. Resume it first.</source>
        <translation>Máy ảo đang tạm dừng nên hệ điều hành khách không trả lời được. Hãy cho chạy tiếp trước.</translation>
    </message>
    <message>
        <source>Its guest sleeps. Wake it with a key first.</source>
        <translation>Hệ điều hành khách đang ngủ. Hãy nhấn một phím để đánh thức trước.</translation>
    </message>
    <message>
        <source>It has crashed. Force it off, then start it.</source>
        <translation>Máy ảo gặp sự cố. Hãy tắt cưỡng bức rồi khởi động lại.</translation>
    </message>
    <message>
        <source>It is not running.</source>
        <translation>Máy ảo không chạy.</translation>
    </message>
    <message>
        <source>It exists only while it runs, so there is nothing to restore it into.</source>
        <translation>Máy ảo chỉ tồn tại khi đang chạy nên không có gì để khôi phục vào.</translation>
    </message>
    <message>
        <source>It is paused already.</source>
        <translation>Máy ảo đã tạm dừng rồi.</translation>
    </message>
    <message>
        <source>It is not paused.</source>
        <translation>Máy ảo không tạm dừng.</translation>
    </message>
    <message>
        <source>It has no saved state.</source>
        <translation>Máy ảo không có trạng thái đã lưu.</translation>
    </message>
    <message>
        <source>It exists only while it runs: force it off, and it is gone.</source>
        <translation>Máy ảo chỉ tồn tại khi đang chạy: tắt cưỡng bức là mất.</translation>
    </message>
    <message>
        <source>The guest was asked; how long it takes, and whether it follows, is up to it.</source>
        <translation>Đã gửi yêu cầu; bao lâu và có làm theo hay không là do hệ điều hành khách.</translation>
    </message>
    <message>
        <source>Start the virtual machine</source>
        <translation>Khởi động máy ảo</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>Khôi phục %1</translation>
    </message>
    <message>
        <source>Restore the virtual machine</source>
        <translation>Khôi phục máy ảo</translation>
    </message>
    <message>
        <source>%1 goes on where it was saved; the saved state is used up.</source>
        <translation>%1 chạy tiếp từ chỗ đã lưu; sau đó trạng thái đã lưu không còn nữa.</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>Khởi động %1</translation>
    </message>
    <message>
        <source>%1 is started.</source>
        <translation>%1 được khởi động.</translation>
    </message>
    <message>
        <source>Shut down %1</source>
        <translation>Tắt máy %1</translation>
    </message>
    <message>
        <source>Shut the virtual machine down</source>
        <translation>Tắt máy ảo</translation>
    </message>
    <message>
        <source>The guest in %1 is asked to shut down.</source>
        <translation>Yêu cầu hệ điều hành khách trong %1 tắt máy.</translation>
    </message>
    <message>
        <source>Reboot %1</source>
        <translation>Khởi động lại %1</translation>
    </message>
    <message>
        <source>Reboot the virtual machine</source>
        <translation>Khởi động lại máy ảo</translation>
    </message>
    <message>
        <source>The guest in %1 is asked to restart.</source>
        <translation>Yêu cầu hệ điều hành khách trong %1 khởi động lại.</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>Khởi động lại cưỡng bức %1</translation>
    </message>
    <message>
        <source>Reset the virtual machine</source>
        <translation>Khởi động lại cưỡng bức máy ảo</translation>
    </message>
    <message>
        <source>%1 restarts at once, as by its reset button.</source>
        <translation>%1 khởi động lại ngay, như khi bấm nút reset trên thân máy.</translation>
    </message>
    <message>
        <source>What its programs have not written to its disks yet is lost, and its file systems may need repair.</source>
        <translation>Những gì các chương trình chưa ghi xuống ổ đĩa sẽ mất, và hệ thống tệp có thể bị lỗi, phải sửa.</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>Tạm dừng %1</translation>
    </message>
    <message>
        <source>Pause the virtual machine</source>
        <translation>Tạm dừng máy ảo</translation>
    </message>
    <message>
        <source>%1 stands still and keeps its memory.</source>
        <translation>%1 đứng yên và giữ nguyên bộ nhớ.</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>Cho %1 chạy tiếp</translation>
    </message>
    <message>
        <source>Resume the virtual machine</source>
        <translation>Cho máy ảo chạy tiếp</translation>
    </message>
    <message>
        <source>%1 runs on.</source>
        <translation>%1 chạy tiếp.</translation>
    </message>
    <message>
        <source>Force %1 off</source>
        <translation>Tắt cưỡng bức %1</translation>
    </message>
    <message>
        <source>Force the virtual machine off</source>
        <translation>Tắt cưỡng bức máy ảo</translation>
    </message>
    <message>
        <source>%1 is switched off at once, as by pulling its plug.</source>
        <translation>%1 bị tắt ngay, như khi rút phích cắm.</translation>
    </message>
    <message>
        <source>It exists only while it runs, so its definition is gone afterwards.</source>
        <translation>Máy ảo chỉ tồn tại khi đang chạy nên sau đó định nghĩa cũng mất.</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>Lưu trạng thái %1</translation>
    </message>
    <message>
        <source>Save the state of the virtual machine</source>
        <translation>Lưu trạng thái của máy ảo</translation>
    </message>
    <message>
        <source>The memory of %1 is written to the host&apos;s disk, then it is switched off.</source>
        <translation>Bộ nhớ của %1 được ghi xuống ổ đĩa của máy chủ, rồi máy ảo tắt.</translation>
    </message>
    <message>
        <source>Its next start goes on from there.</source>
        <translation>Lần khởi động sau sẽ chạy tiếp từ đó.</translation>
    </message>
    <message>
        <source>Discard the saved state of %1</source>
        <translation>Bỏ trạng thái đã lưu của %1</translation>
    </message>
    <message>
        <source>Discard the saved state</source>
        <translation>Bỏ trạng thái đã lưu</translation>
    </message>
    <message>
        <source>The saved memory of %1 is deleted; its next start boots anew.</source>
        <translation>Bộ nhớ đã lưu của %1 bị xóa; lần khởi động sau chạy lại từ đầu.</translation>
    </message>
    <message>
        <source>What was only in that memory is lost, and its file systems may need repair.</source>
        <translation>Những gì chỉ có trong bộ nhớ đó sẽ mất, và hệ thống tệp có thể bị lỗi, phải sửa.</translation>
    </message>
    <message>
        <source>Its connection is not open.</source>
        <translation>Kết nối của máy ảo chưa mở.</translation>
    </message>
    <message>
        <source>Its state is not known yet.</source>
        <translation>Chưa biết trạng thái của máy ảo.</translation>
    </message>
    <message>
        <source>Its connection is for reading only.</source>
        <translation>Kết nối của máy ảo chỉ cho đọc.</translation>
    </message>
</context>
<context>
    <name>domus::DomainXml</name>
    <message>
        <source>This XML text does not describe a virtual machine.</source>
        <translation>Đoạn XML này không mô tả một máy ảo.</translation>
    </message>
</context>
<context>
    <name>domus::ErrorExplanation</name>
    <message>
        <source>A disk image is in use by another virtual machine.</source>
        <translation>Một máy ảo khác đang dùng tệp ảnh đĩa này.</translation>
    </message>
    <message>
        <source>The disk image %1 is in use by another virtual machine.</source>
        <translation>Một máy ảo khác đang dùng tệp ảnh đĩa %1.</translation>
    </message>
    <message>
        <source>Shut that machine down first, or give this one an image of its own.</source>
        <translation>Hãy tắt máy ảo kia trước, hoặc cho máy ảo này một tệp ảnh riêng.</translation>
    </message>
    <message>
        <source>QEMU may not open %1.</source>
        <translation>QEMU không có quyền mở %1.</translation>
    </message>
    <message>
        <source>Give QEMU&apos;s user the right to read it and to enter every folder above it, or move it into a storage pool.</source>
        <translation>Hãy cho người dùng chạy QEMU quyền đọc tệp và quyền vào mọi thư mục chứa nó, hoặc chuyển tệp vào một kho lưu trữ.</translation>
    </message>
    <message>
        <source>The file %1 is missing.</source>
        <translation>Thiếu tệp %1.</translation>
    </message>
    <message>
        <source>Bring it back, or choose another in the machine&apos;s hardware.</source>
        <translation>Hãy đưa tệp trở lại chỗ cũ, hoặc chọn tệp khác trong phần cứng của máy ảo.</translation>
    </message>
    <message>
        <source>The virtual network %1 is not running.</source>
        <translation>Mạng ảo %1 không chạy.</translation>
    </message>
    <message>
        <source>Start the network, then the machine.</source>
        <translation>Hãy khởi động mạng trước, rồi khởi động máy ảo.</translation>
    </message>
    <message>
        <source>There is no virtual network %1.</source>
        <translation>Không có mạng ảo %1.</translation>
    </message>
    <message>
        <source>Choose another network in the machine&apos;s hardware.</source>
        <translation>Hãy chọn mạng khác trong phần cứng của máy ảo.</translation>
    </message>
    <message>
        <source>Hardware acceleration (KVM) does not work on this host.</source>
        <translation>Tăng tốc phần cứng (KVM) không hoạt động trên máy chủ này.</translation>
    </message>
    <message>
        <source>Switch the machine to emulation: it runs everywhere, but slower.</source>
        <translation>Hãy chuyển máy ảo sang giả lập: chạy được ở mọi nơi, nhưng chậm hơn.</translation>
    </message>
    <message>
        <source>A network port that the machine needs is in use already.</source>
        <translation>Một cổng mạng mà máy ảo cần đang có chương trình khác dùng.</translation>
    </message>
    <message>
        <source>Install QEMU for the machine&apos;s processor on the host.</source>
        <translation>Hãy cài QEMU cho loại bộ xử lý của máy ảo trên máy chủ.</translation>
    </message>
    <message>
        <source>The host&apos;s storage is full.</source>
        <translation>Dung lượng lưu trữ của máy chủ đã hết.</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Hãy giải phóng dung lượng rồi thử lại.</translation>
    </message>
    <message>
        <source>The host has too little free memory for this machine.</source>
        <translation>Máy chủ không còn đủ bộ nhớ trống cho máy ảo này.</translation>
    </message>
    <message>
        <source>Shut another machine down, or give this one less memory.</source>
        <translation>Hãy tắt một máy ảo khác, hoặc cho máy ảo này ít bộ nhớ hơn.</translation>
    </message>
    <message>
        <source>The name %1 is taken.</source>
        <translation>Tên %1 đã có máy ảo khác dùng.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>The emulated TPM could not be set up.</source>
        <translation>Không thiết lập được TPM giả lập.</translation>
    </message>
    <message>
        <source>Install the packages swtpm and swtpm-tools on the host, or remove the machine&apos;s TPM.</source>
        <translation>Hãy cài các gói swtpm và swtpm-tools trên máy chủ, hoặc gỡ TPM khỏi máy ảo.</translation>
    </message>
    <message>
        <source>The machine is busy with something else.</source>
        <translation>Máy ảo đang bận việc khác.</translation>
    </message>
    <message>
        <source>Wait until that is done, then try again.</source>
        <translation>Hãy đợi việc đó xong rồi thử lại.</translation>
    </message>
    <message>
        <source>The agent inside the guest does not answer.</source>
        <translation>Trình trợ giúp trong hệ điều hành khách không trả lời.</translation>
    </message>
    <message>
        <source>The connection is closed, so nothing was done.</source>
        <translation>Kết nối đã đóng nên chưa làm gì.</translation>
    </message>
    <message>
        <source>Connect again, then repeat it.</source>
        <translation>Hãy kết nối lại rồi làm lại.</translation>
    </message>
    <message>
        <source>The connection was lost while it was being done: it may have happened or not.</source>
        <translation>Mất kết nối trong lúc thực hiện: việc này có thể đã xong hoặc chưa.</translation>
    </message>
    <message>
        <source>Look at the machine&apos;s state before trying again.</source>
        <translation>Hãy xem trạng thái của máy ảo trước khi thử lại.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Việc này đã bị hủy.</translation>
    </message>
    <message>
        <source>libvirt did not accept who you are.</source>
        <translation>libvirt không chấp nhận danh tính của bạn.</translation>
    </message>
    <message>
        <source>Try again with the right password, or ask for the right to manage virtual machines.</source>
        <translation>Hãy thử lại với đúng mật khẩu, hoặc xin quyền quản lý máy ảo.</translation>
    </message>
    <message>
        <source>libvirt gave no reason.</source>
        <translation>libvirt không cho biết lý do.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is an object&apos;s name, %2 a library&apos;s message</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <extracomment>%1 is what was tried (&quot;Start the virtual machine&quot;), %2 a library&apos;s message</extracomment>
        <translation>%1 không thành công: %2</translation>
    </message>
    <message>
        <source>%1 failed for %2: %3</source>
        <extracomment>%1 is what was tried (&quot;Start the virtual machine&quot;), %2 an object&apos;s name, %3 a library&apos;s message</extracomment>
        <translation>%1 không thành công với %2: %3</translation>
    </message>
    <message>
        <source>QEMU ended before the machine ran, and libvirt did not catch why.</source>
        <translation>QEMU kết thúc trước khi máy ảo chạy, và libvirt không kịp biết lý do.</translation>
    </message>
    <message>
        <source>Try again: libvirt may catch it then. The reason stands in the machine&apos;s log on the host.</source>
        <translation>Hãy thử lại: libvirt có thể biết được lần này. Lý do nằm trong nhật ký của máy ảo trên máy chủ.</translation>
    </message>
    <message>
        <source>The other computer is not known, or is not the one it was: its SSH host key was never confirmed, or has changed.</source>
        <translation>Chưa biết máy tính kia, hoặc nó không còn là máy trước đây: khóa SSH của nó chưa từng được xác nhận, hoặc đã đổi.</translation>
    </message>
    <message>
        <source>Compare the key&apos;s fingerprint with what the computer&apos;s owner tells you. A key that changed for no known reason may mean that somebody listens.</source>
        <translation>Hãy so dấu vân tay của khóa với điều chủ máy tính đó cho biết. Khóa đổi mà không rõ lý do có thể nghĩa là có người nghe lén.</translation>
    </message>
    <message>
        <source>The other computer did not accept your SSH key or password.</source>
        <translation>Máy tính kia không chấp nhận khóa SSH hoặc mật khẩu của bạn.</translation>
    </message>
    <message>
        <source>Check the user&apos;s name in the connection, and that your key is among that user&apos;s authorized keys.</source>
        <translation>Hãy kiểm tra tên người dùng trong kết nối, và khóa của bạn có nằm trong các khóa được phép của người dùng đó không.</translation>
    </message>
    <message>
        <source>There is no computer named %1, or its name is not known here.</source>
        <translation>Không có máy tính nào tên %1, hoặc ở đây không biết tên đó.</translation>
    </message>
    <message>
        <source>Check the name in the connection, or use the computer&apos;s address.</source>
        <translation>Hãy kiểm tra tên trong kết nối, hoặc dùng địa chỉ của máy tính.</translation>
    </message>
    <message>
        <source>%1 is there, but takes no SSH connections.</source>
        <translation>Có %1, nhưng nó không nhận kết nối SSH.</translation>
    </message>
    <message>
        <source>Start its SSH server, or correct the port in the connection.</source>
        <translation>Hãy chạy máy chủ SSH ở đó, hoặc sửa cổng trong kết nối.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>Không tới được %1.</translation>
    </message>
    <message>
        <source>Check that it is switched on, and the network between it and this computer.</source>
        <translation>Hãy kiểm tra nó có đang bật không, và mạng giữa nó với máy này.</translation>
    </message>
    <message>
        <source>libvirt on %1 takes no connections of this kind.</source>
        <translation>libvirt trên %1 không nhận kiểu kết nối này.</translation>
    </message>
    <message>
        <source>Connect through SSH, or let libvirt listen for TLS connections there.</source>
        <translation>Hãy kết nối qua SSH, hoặc để libvirt ở đó nhận kết nối TLS.</translation>
    </message>
    <message>
        <source>You may not use this libvirt.</source>
        <translation>Bạn không được dùng libvirt này.</translation>
    </message>
    <message>
        <source>Become a member of the group libvirt, then log out and in again.</source>
        <translation>Hãy vào nhóm libvirt, rồi đăng xuất và đăng nhập lại.</translation>
    </message>
    <message>
        <source>libvirt is not running.</source>
        <translation>libvirt đang không chạy.</translation>
    </message>
    <message>
        <source>Start its service, then connect again.</source>
        <translation>Hãy chạy dịch vụ của nó, rồi kết nối lại.</translation>
    </message>
    <message>
        <source>libvirt wants a password, and nothing on this desktop can ask for it.</source>
        <translation>libvirt cần mật khẩu, mà không có gì trên màn hình nền này hỏi được.</translation>
    </message>
    <message>
        <source>Become a member of the group libvirt, which needs none, or start a polkit agent.</source>
        <translation>Hãy vào nhóm libvirt để không cần mật khẩu, hoặc chạy một chương trình hỏi mật khẩu của polkit.</translation>
    </message>
    <message>
        <source>The other computer did not accept this computer&apos;s certificate.</source>
        <translation>Máy tính kia không chấp nhận chứng chỉ của máy này.</translation>
    </message>
    <message>
        <source>Ask its owner for a client certificate that its libvirt allows.</source>
        <translation>Hãy xin chủ của nó một chứng chỉ máy khách mà libvirt ở đó cho phép.</translation>
    </message>
    <message>
        <source>The certificate %1 has expired.</source>
        <translation>Chứng chỉ %1 đã hết hạn.</translation>
    </message>
    <message>
        <source>Put a new certificate in its place.</source>
        <translation>Hãy đặt một chứng chỉ mới vào chỗ đó.</translation>
    </message>
    <message>
        <source>The other computer&apos;s certificate does not prove who it is.</source>
        <translation>Chứng chỉ của máy tính kia không chứng minh được nó là ai.</translation>
    </message>
    <message>
        <source>The libvirt there does not know addresses like %1.</source>
        <translation>libvirt ở đó không biết địa chỉ kiểu %1.</translation>
    </message>
    <message>
        <source>Correct the address, or install libvirt&apos;s driver for that hypervisor.</source>
        <translation>Hãy sửa địa chỉ, hoặc cài trình điều khiển của libvirt cho phần mềm ảo hóa đó.</translation>
    </message>
    <message>
        <source>The other computer has no libvirt that could be reached.</source>
        <translation>Không tới được libvirt nào trên máy tính kia.</translation>
    </message>
    <message>
        <source>Install libvirt there, and start its service.</source>
        <translation>Hãy cài libvirt ở đó, và chạy dịch vụ của nó.</translation>
    </message>
    <message>
        <source>This connection is for looking only.</source>
        <translation>Kết nối này chỉ để xem.</translation>
    </message>
    <message>
        <source>Edit the connection, and let it change things as well.</source>
        <translation>Hãy sửa kết nối, và cho phép nó thay đổi.</translation>
    </message>
    <message>
        <source>The host&apos;s rules do not let you do this.</source>
        <translation>Quy định của máy chủ không cho bạn làm việc này.</translation>
    </message>
    <message>
        <source>Ask the host&apos;s owner for the right to do it.</source>
        <translation>Hãy xin chủ máy chủ quyền làm việc này.</translation>
    </message>
    <message>
        <source>The libvirt or the hypervisor on this host cannot do this.</source>
        <translation>libvirt hoặc phần mềm ảo hóa trên máy chủ này không làm được việc này.</translation>
    </message>
    <message>
        <source>A newer libvirt on the host may.</source>
        <translation>libvirt mới hơn trên máy chủ có thể làm được.</translation>
    </message>
    <message>
        <source>The machine has a channel for SPICE, but no SPICE display, and libvirt starts it only with both.</source>
        <translation>Máy ảo có kênh cho SPICE nhưng không có hiển thị SPICE, mà libvirt chỉ khởi động khi có cả hai.</translation>
    </message>
    <message>
        <source>Remove the channel: a VNC display does not use it.</source>
        <translation>Hãy bỏ kênh đó: hiển thị VNC không dùng đến.</translation>
    </message>
    <message>
        <source>The machine&apos;s sound goes through SPICE, but it has no SPICE display.</source>
        <translation>Âm thanh của máy ảo đi qua SPICE, nhưng máy ảo không có hiển thị SPICE.</translation>
    </message>
    <message>
        <source>Let its sound go nowhere, or give it a SPICE display.</source>
        <translation>Hãy tắt đường ra của âm thanh, hoặc thêm hiển thị SPICE.</translation>
    </message>
    <message>
        <source>QEMU on this host was built without %1.</source>
        <translation>QEMU trên máy chủ này được dựng không có %1.</translation>
    </message>
    <message>
        <source>Remove the channel that needs it, or install QEMU&apos;s SPICE modules.</source>
        <translation>Hãy bỏ kênh cần đến nó, hoặc cài các mô-đun SPICE của QEMU.</translation>
    </message>
    <message>
        <source>All ports that the host keeps for %1 are in use.</source>
        <translation>Mọi cổng mà máy chủ dành cho %1 đều đang được dùng.</translation>
    </message>
    <message>
        <source>Shut a machine down, or widen the range of ports in the host&apos;s qemu.conf.</source>
        <translation>Hãy tắt một máy ảo, hoặc mở rộng dải cổng trong qemu.conf của máy chủ.</translation>
    </message>
    <message>
        <source>The port of the machine&apos;s display is in use already.</source>
        <translation>Cổng cho hiển thị của máy ảo đang được dùng.</translation>
    </message>
    <message>
        <source>The port of the machine&apos;s display is in use already: %1.</source>
        <translation>Cổng cho hiển thị của máy ảo đang được dùng: %1.</translation>
    </message>
    <message>
        <source>Let libvirt choose the port, or stop what holds it.</source>
        <translation>Hãy để libvirt chọn cổng, hoặc dừng thứ đang giữ nó.</translation>
    </message>
    <message>
        <source>The machine&apos;s display is to listen on an address that this host does not have.</source>
        <translation>Hiển thị của máy ảo phải nghe ở một địa chỉ mà máy chủ này không có.</translation>
    </message>
    <message>
        <source>Change the address of its display, or let it listen nowhere: Domus does not need that.</source>
        <translation>Hãy đổi địa chỉ của hiển thị, hoặc không cho nghe ở đâu cả: Domus không cần điều đó.</translation>
    </message>
    <message>
        <source>The machine&apos;s SPICE display could not be set up.</source>
        <translation>Không dựng được hiển thị SPICE của máy ảo.</translation>
    </message>
    <message>
        <source>Look at the address and port of its display, or use VNC.</source>
        <translation>Hãy xem lại địa chỉ và cổng của hiển thị, hoặc dùng VNC.</translation>
    </message>
    <message>
        <source>QEMU on this host has no device “%1”.</source>
        <translation>QEMU trên máy chủ này không có thiết bị “%1”.</translation>
    </message>
    <message>
        <source>Choose another model for it, or install the package of QEMU that brings it.</source>
        <translation>Hãy chọn kiểu khác cho thiết bị, hoặc cài gói QEMU có nó.</translation>
    </message>
    <message>
        <source>The machine wants 3D acceleration, which this host&apos;s graphics cannot give.</source>
        <translation>Máy ảo cần tăng tốc 3D, mà đồ họa của máy chủ này không làm được.</translation>
    </message>
    <message>
        <source>Switch 3D acceleration off for its display.</source>
        <translation>Hãy tắt tăng tốc 3D cho hiển thị của máy ảo.</translation>
    </message>
    <message>
        <source>The host has no UEFI firmware that can do all the machine asks for.</source>
        <translation>Máy chủ không có firmware UEFI nào đáp ứng mọi điều máy ảo cần.</translation>
    </message>
    <message>
        <source>Install the package ovmf on the host, ask for less (Secure Boot needs a Q35 machine), or give the machine a BIOS.</source>
        <translation>Hãy cài gói ovmf trên máy chủ, yêu cầu ít hơn (Secure Boot cần máy ảo Q35), hoặc cho máy ảo dùng BIOS.</translation>
    </message>
    <message>
        <source>The UEFI firmware that the machine was made with is not on this host.</source>
        <translation>Firmware UEFI dùng khi tạo máy ảo không có trên máy chủ này.</translation>
    </message>
    <message>
        <source>Install the package ovmf on the host, or let libvirt choose the firmware.</source>
        <translation>Hãy cài gói ovmf trên máy chủ, hoặc để libvirt chọn firmware.</translation>
    </message>
    <message>
        <source>Secure Boot does not work with this kind of machine.</source>
        <translation>Secure Boot không dùng được với loại máy ảo này.</translation>
    </message>
    <message>
        <source>Switch Secure Boot off, or make a machine of type Q35.</source>
        <translation>Hãy tắt Secure Boot, hoặc tạo máy ảo loại Q35.</translation>
    </message>
    <message>
        <source>A machine with UEFI cannot have a snapshot inside its disk image.</source>
        <translation>Máy ảo có UEFI không thể có ảnh chụp nhanh nằm trong tệp ảnh đĩa.</translation>
    </message>
    <message>
        <source>Make an external snapshot, which puts the changes into files of their own.</source>
        <translation>Hãy tạo ảnh chụp nhanh bên ngoài, ghi thay đổi vào các tệp riêng.</translation>
    </message>
    <message>
        <source>The machine keeps UEFI variables, and libvirt wants to be told what becomes of them.</source>
        <translation>Máy ảo có các biến UEFI, và libvirt muốn biết phải làm gì với chúng.</translation>
    </message>
    <message>
        <source>Delete it with Domus, which does.</source>
        <translation>Hãy xóa bằng Domus: Domus nói rõ điều đó.</translation>
    </message>
    <message>
        <source>The host has no program that emulates a TPM.</source>
        <translation>Máy chủ không có chương trình giả lập TPM.</translation>
    </message>
    <message>
        <source>Check on the host that swtpm may write its folders, and that AppArmor or SELinux lets it.</source>
        <translation>Hãy kiểm tra trên máy chủ xem swtpm có được ghi vào các thư mục của nó không, và AppArmor hoặc SELinux có cho phép không.</translation>
    </message>
    <message>
        <source>The reason stands in %1 on the host.</source>
        <translation>Lý do nằm trong %1 trên máy chủ.</translation>
    </message>
    <message>
        <source>The machine&apos;s saved state cannot be used any more: it is damaged, or was made by another QEMU.</source>
        <translation>Không dùng được trạng thái đã lưu của máy ảo nữa: nó bị hỏng, hoặc do một QEMU khác tạo ra.</translation>
    </message>
    <message>
        <source>Forget the saved state and start afresh. What was only in the machine&apos;s memory is lost.</source>
        <translation>Hãy bỏ trạng thái đã lưu và khởi động từ đầu. Những gì chỉ có trong bộ nhớ của máy ảo sẽ mất.</translation>
    </message>
    <message>
        <source>The file with the machine&apos;s saved state cannot be opened.</source>
        <translation>Không mở được tệp chứa trạng thái đã lưu của máy ảo.</translation>
    </message>
    <message>
        <source>Give libvirt the right to read it, or forget the saved state and start afresh.</source>
        <translation>Hãy cho libvirt quyền đọc tệp đó, hoặc bỏ trạng thái đã lưu và khởi động từ đầu.</translation>
    </message>
    <message>
        <source>The machine has a saved state, and libvirt wants to be told what becomes of it.</source>
        <translation>Máy ảo có trạng thái đã lưu, và libvirt muốn biết phải làm gì với nó.</translation>
    </message>
    <message>
        <source>Delete the machine with Domus, which does, or discard its saved state first.</source>
        <translation>Hãy xóa máy ảo bằng Domus, hoặc bỏ trạng thái đã lưu trước.</translation>
    </message>
    <message>
        <source>A machine with a saved state keeps its name.</source>
        <translation>Máy ảo có trạng thái đã lưu thì không đổi tên được.</translation>
    </message>
    <message>
        <source>Start it and shut it down, or discard its saved state; then rename it.</source>
        <translation>Hãy khởi động rồi tắt máy, hoặc bỏ trạng thái đã lưu; sau đó đổi tên.</translation>
    </message>
    <message>
        <source>The processor “%1” needs hardware acceleration (KVM), which the machine does not use.</source>
        <translation>Bộ xử lý “%1” cần tăng tốc phần cứng (KVM), mà máy ảo không dùng.</translation>
    </message>
    <message>
        <source>Let the machine have the emulated processor.</source>
        <translation>Hãy để máy ảo dùng bộ xử lý giả lập.</translation>
    </message>
    <message>
        <source>This host has no processor model “%1”.</source>
        <translation>Máy chủ này không có kiểu bộ xử lý “%1”.</translation>
    </message>
    <message>
        <source>Choose another processor model for the machine.</source>
        <translation>Hãy chọn kiểu bộ xử lý khác cho máy ảo.</translation>
    </message>
    <message>
        <source>The host&apos;s processor cannot do all that the machine&apos;s processor shall.</source>
        <translation>Bộ xử lý của máy chủ không làm được mọi điều mà bộ xử lý của máy ảo cần.</translation>
    </message>
    <message>
        <source>The host&apos;s processor cannot do all that the machine&apos;s processor shall: %1.</source>
        <translation>Bộ xử lý của máy chủ không làm được mọi điều mà bộ xử lý của máy ảo cần: %1.</translation>
    </message>
    <message>
        <source>Choose a processor model that this host has.</source>
        <translation>Hãy chọn kiểu bộ xử lý mà máy chủ này có.</translation>
    </message>
    <message>
        <source>QEMU on this host does not know the machine type %1: the machine comes from a newer or a much older one.</source>
        <translation>QEMU trên máy chủ này không biết loại máy %1: máy ảo đến từ một QEMU mới hơn hoặc cũ hơn nhiều.</translation>
    </message>
    <message>
        <source>Update QEMU on the host, or change the machine type; a guest may then find its devices elsewhere.</source>
        <translation>Hãy cập nhật QEMU trên máy chủ, hoặc đổi loại máy; khi đó hệ điều hành khách có thể thấy thiết bị ở chỗ khác.</translation>
    </message>
    <message>
        <source>The emulator that the machine needs is not on the host: %1.</source>
        <translation>Trình giả lập mà máy ảo cần không có trên máy chủ: %1.</translation>
    </message>
    <message>
        <source>The host has no huge pages for the machine&apos;s memory.</source>
        <translation>Máy chủ không có trang bộ nhớ lớn cho máy ảo.</translation>
    </message>
    <message>
        <source>Reserve huge pages on the host, or let the machine use common memory.</source>
        <translation>Hãy dành trang bộ nhớ lớn trên máy chủ, hoặc để máy ảo dùng bộ nhớ thường.</translation>
    </message>
    <message>
        <source>The machine has more processors than this kind of machine can have: %1.</source>
        <translation>Máy ảo có nhiều bộ xử lý hơn mức loại máy này cho phép: %1.</translation>
    </message>
    <message>
        <source>Give it fewer processors.</source>
        <translation>Hãy giảm số bộ xử lý.</translation>
    </message>
    <message>
        <source>The machine has no slot left for another device.</source>
        <translation>Máy ảo không còn khe cắm cho thiết bị khác.</translation>
    </message>
    <message>
        <source>Remove a device, or shut the machine down and add a controller.</source>
        <translation>Hãy bỏ một thiết bị, hoặc tắt máy ảo rồi thêm một bộ điều khiển.</translation>
    </message>
    <message>
        <source>Two of the machine&apos;s devices have the same address: %1.</source>
        <translation>Hai thiết bị của máy ảo có cùng địa chỉ: %1.</translation>
    </message>
    <message>
        <source>Leave the address of one of them out: libvirt finds a free one.</source>
        <translation>Hãy bỏ trống địa chỉ của một thiết bị: libvirt sẽ tìm địa chỉ trống.</translation>
    </message>
    <message>
        <source>The program that shares folders with machines does not run on the host.</source>
        <translation>Chương trình chia sẻ thư mục với máy ảo không chạy được trên máy chủ.</translation>
    </message>
    <message>
        <source>Install the package that has virtiofsd (qemu-system-common on Debian 12).</source>
        <translation>Hãy cài gói có virtiofsd (qemu-system-common trên Debian 12).</translation>
    </message>
    <message>
        <source>The user&apos;s libvirt cannot share folders through virtiofs.</source>
        <translation>libvirt của người dùng không chia sẻ được thư mục qua virtiofs.</translation>
    </message>
    <message>
        <source>Use the system&apos;s libvirt, or share the folder in another way.</source>
        <translation>Hãy dùng libvirt của hệ thống, hoặc chia sẻ thư mục theo cách khác.</translation>
    </message>
    <message>
        <source>%1 works only when the machine shares its memory with the host.</source>
        <translation>%1 chỉ hoạt động khi máy ảo chia sẻ bộ nhớ với máy chủ.</translation>
    </message>
    <message>
        <source>Switch shared memory on for the machine.</source>
        <translation>Hãy bật bộ nhớ chia sẻ cho máy ảo.</translation>
    </message>
    <message>
        <source>This libvirt may not limit what machines use of the host.</source>
        <translation>libvirt này không được giới hạn những gì máy ảo dùng của máy chủ.</translation>
    </message>
    <message>
        <source>Use the system&apos;s libvirt, or take the limits out.</source>
        <translation>Hãy dùng libvirt của hệ thống, hoặc bỏ các giới hạn.</translation>
    </message>
    <message>
        <source>A device of the host cannot be given away alone: others belong to it.</source>
        <translation>Không thể giao riêng một thiết bị của máy chủ: có thiết bị khác gắn liền với nó.</translation>
    </message>
    <message>
        <source>The host&apos;s device %1 cannot be given away alone: others belong to it.</source>
        <translation>Không thể giao riêng thiết bị %1 của máy chủ: có thiết bị khác gắn liền với nó.</translation>
    </message>
    <message>
        <source>Give the machine all devices of the same IOMMU group.</source>
        <translation>Hãy giao cho máy ảo mọi thiết bị cùng nhóm IOMMU.</translation>
    </message>
    <message>
        <source>The host cannot give its devices to machines: its IOMMU is off.</source>
        <translation>Máy chủ không giao được thiết bị cho máy ảo: IOMMU đang tắt.</translation>
    </message>
    <message>
        <source>Switch VT-d or AMD-Vi on in the host&apos;s firmware, and the IOMMU in its kernel.</source>
        <translation>Hãy bật VT-d hoặc AMD-Vi trong firmware của máy chủ, và IOMMU trong nhân Linux.</translation>
    </message>
    <message>
        <source>The host&apos;s device %1 is in use by another virtual machine.</source>
        <translation>Thiết bị %1 của máy chủ đang được một máy ảo khác dùng.</translation>
    </message>
    <message>
        <source>Shut that machine down, or take the device away from one of them.</source>
        <translation>Hãy tắt máy ảo đó, hoặc bỏ thiết bị khỏi một trong hai.</translation>
    </message>
    <message>
        <source>The host&apos;s device %1 is not there.</source>
        <translation>Thiết bị %1 của máy chủ không có ở đó.</translation>
    </message>
    <message>
        <source>Plug it in, or take it out of the machine&apos;s hardware.</source>
        <translation>Hãy cắm nó vào, hoặc bỏ nó khỏi phần cứng của máy ảo.</translation>
    </message>
    <message>
        <source>The machine has no USB controller, so that it can have no USB device of the host.</source>
        <translation>Máy ảo không có bộ điều khiển USB, nên không nhận được thiết bị USB nào của máy chủ.</translation>
    </message>
    <message>
        <source>Add a USB controller to the machine first.</source>
        <translation>Hãy thêm bộ điều khiển USB cho máy ảo trước.</translation>
    </message>
    <message>
        <source>AppArmor on the host does not let the machine start (%1).</source>
        <translation>AppArmor trên máy chủ không cho máy ảo khởi động (%1).</translation>
    </message>
    <message>
        <source>Its log tells what it forbade. A name that begins with [, { or * cannot be protected: rename such a machine.</source>
        <translation>Nhật ký của nó cho biết đã cấm gì. Không bảo vệ được tên bắt đầu bằng [, { hoặc *: hãy đổi tên máy ảo như thế.</translation>
    </message>
    <message>
        <source>SELinux cannot protect %1 where it is.</source>
        <translation>SELinux không bảo vệ được %1 ở chỗ hiện tại.</translation>
    </message>
    <message>
        <source>Move it into a storage pool, or allow machines the use of network shares.</source>
        <translation>Hãy chuyển nó vào kho lưu trữ, hoặc cho phép máy ảo dùng thư mục chia sẻ qua mạng.</translation>
    </message>
    <message>
        <source>The image %1, which the machine&apos;s disk builds upon, is missing or closed to QEMU.</source>
        <translation>Tệp ảnh %1 mà ổ đĩa của máy ảo dựa vào bị thiếu hoặc QEMU không đọc được.</translation>
    </message>
    <message>
        <source>Bring it back to where it was: without it the disk is incomplete.</source>
        <translation>Hãy đưa nó về chỗ cũ: thiếu nó thì ổ đĩa không đầy đủ.</translation>
    </message>
    <message>
        <source>The disk image %1 does not say of what format the image is that it builds upon.</source>
        <translation>Tệp ảnh đĩa %1 không ghi định dạng của tệp ảnh mà nó dựa vào.</translation>
    </message>
    <message>
        <source>Look the format up, then write it into the image with qemu-img rebase.</source>
        <translation>Hãy tra định dạng đó, rồi ghi vào tệp ảnh bằng qemu-img rebase.</translation>
    </message>
    <message>
        <source>A disk image can only be read, but the machine wants to write.</source>
        <translation>Một tệp ảnh đĩa chỉ đọc được, nhưng máy ảo cần ghi.</translation>
    </message>
    <message>
        <source>The disk image %1 can only be read, but the machine wants to write.</source>
        <translation>Tệp ảnh đĩa %1 chỉ đọc được, nhưng máy ảo cần ghi.</translation>
    </message>
    <message>
        <source>Move it to where it can be written, or attach it as read-only.</source>
        <translation>Hãy chuyển nó đến chỗ ghi được, hoặc gắn nó ở chế độ chỉ đọc.</translation>
    </message>
    <message>
        <source>A disk image is not of the format that the machine&apos;s definition says: %1.</source>
        <translation>Một tệp ảnh đĩa không có định dạng như định nghĩa của máy ảo ghi: %1.</translation>
    </message>
    <message>
        <source>Look up what it is, and correct the disk&apos;s format in the machine&apos;s hardware.</source>
        <translation>Hãy tra định dạng thật, và sửa định dạng của ổ đĩa trong phần cứng của máy ảo.</translation>
    </message>
    <message>
        <source>A disk image of the machine is damaged.</source>
        <translation>Một tệp ảnh đĩa của máy ảo bị hỏng.</translation>
    </message>
    <message>
        <source>Copy it before anything else. Then let qemu-img check it; restore it from a backup if that does not help.</source>
        <translation>Hãy sao chép nó trước mọi việc khác. Rồi để qemu-img kiểm tra; nếu không được, hãy khôi phục từ bản sao lưu.</translation>
    </message>
    <message>
        <source>A disk image was made by a newer QEMU (%1).</source>
        <translation>Một tệp ảnh đĩa do QEMU mới hơn tạo ra (%1).</translation>
    </message>
    <message>
        <source>Use a newer QEMU on this host, or convert the image where it was made.</source>
        <translation>Hãy dùng QEMU mới hơn trên máy chủ này, hoặc chuyển đổi tệp ảnh ở nơi đã tạo nó.</translation>
    </message>
    <message>
        <source>The way a disk&apos;s image is read and written does not work on this host.</source>
        <translation>Cách đọc và ghi tệp ảnh của một ổ đĩa không dùng được trên máy chủ này.</translation>
    </message>
    <message>
        <source>Set the disk&apos;s I/O mode back to its default.</source>
        <translation>Hãy đưa chế độ vào/ra của ổ đĩa về giá trị mặc định.</translation>
    </message>
    <message>
        <source>The disk %1 is being copied or merged at the moment.</source>
        <translation>Ổ đĩa %1 đang được sao chép hoặc hợp nhất.</translation>
    </message>
    <message>
        <source>Wait until that is done, or cancel it.</source>
        <translation>Hãy đợi việc đó xong, hoặc hủy nó.</translation>
    </message>
    <message>
        <source>Install and start qemu-guest-agent in the guest; while it boots, wait a little.</source>
        <translation>Hãy cài và chạy qemu-guest-agent trong hệ điều hành khách; khi đang khởi động thì đợi một chút.</translation>
    </message>
    <message>
        <source>The machine has no channel to an agent inside its guest.</source>
        <translation>Máy ảo không có kênh tới trình trợ giúp trong hệ điều hành khách.</translation>
    </message>
    <message>
        <source>Add the channel org.qemu.guest_agent.0 to its hardware, and qemu-guest-agent to the guest.</source>
        <translation>Hãy thêm kênh org.qemu.guest_agent.0 vào phần cứng, và qemu-guest-agent vào hệ điều hành khách.</translation>
    </message>
    <message>
        <source>The machine is being moved, saved or copied at the moment.</source>
        <translation>Máy ảo đang được chuyển, lưu hoặc sao chép.</translation>
    </message>
    <message>
        <source>Wait until that is done, then try again. If it lasts, QEMU may hang: then only force off helps.</source>
        <translation>Hãy đợi việc đó xong, rồi thử lại. Nếu kéo dài, QEMU có thể bị treo: khi đó chỉ tắt cưỡng bức mới được.</translation>
    </message>
    <message>
        <source>The machine has snapshots (%1), and libvirt wants to be told what becomes of them.</source>
        <translation>Máy ảo có ảnh chụp nhanh (%1), và libvirt muốn biết phải làm gì với chúng.</translation>
    </message>
    <message>
        <source>Delete it with Domus, which does, or delete the snapshots first.</source>
        <translation>Hãy xóa bằng Domus, hoặc xóa các ảnh chụp nhanh trước.</translation>
    </message>
    <message>
        <source>A machine with snapshots cannot be moved to another host.</source>
        <translation>Máy ảo có ảnh chụp nhanh không chuyển sang máy chủ khác được.</translation>
    </message>
    <message>
        <source>Delete its snapshots first.</source>
        <translation>Hãy xóa các ảnh chụp nhanh trước.</translation>
    </message>
    <message>
        <source>A machine that runs keeps its name.</source>
        <translation>Máy ảo đang chạy thì không đổi tên được.</translation>
    </message>
    <message>
        <source>Shut it down, then rename it.</source>
        <translation>Hãy tắt máy, rồi đổi tên.</translation>
    </message>
    <message>
        <source>A name cannot hold a slash: %1.</source>
        <translation>Tên không được có dấu gạch chéo: %1.</translation>
    </message>
    <message>
        <source>The machine %1 has the same UUID.</source>
        <translation>Máy ảo %1 có cùng UUID.</translation>
    </message>
    <message>
        <source>Leave the UUID out: libvirt makes a new one.</source>
        <translation>Hãy bỏ trống UUID: libvirt sẽ tạo cái mới.</translation>
    </message>
    <message>
        <source>The machine is running already.</source>
        <translation>Máy ảo đã chạy rồi.</translation>
    </message>
    <message>
        <source>Somebody else was faster: nothing is left to do.</source>
        <translation>Người khác đã làm trước: không còn gì phải làm.</translation>
    </message>
    <message>
        <source>The machine is not running, or is paused.</source>
        <translation>Máy ảo không chạy, hoặc đang tạm dừng.</translation>
    </message>
    <message>
        <source>Start or resume it, then try again.</source>
        <translation>Hãy khởi động hoặc cho chạy tiếp, rồi thử lại.</translation>
    </message>
    <message>
        <source>The machine is not there any more.</source>
        <translation>Máy ảo không còn ở đó nữa.</translation>
    </message>
    <message>
        <source>Somebody else may have deleted or renamed it.</source>
        <translation>Có thể người khác đã xóa hoặc đổi tên nó.</translation>
    </message>
    <message>
        <source>The connection to libvirt was lost.</source>
        <translation>Đã mất kết nối tới libvirt.</translation>
    </message>
    <message>
        <source>Connect again, and look at what has become of it.</source>
        <translation>Hãy kết nối lại, và xem việc đó ra sao rồi.</translation>
    </message>
    <message>
        <source>QEMU was started, but did not answer in time.</source>
        <translation>QEMU đã được chạy, nhưng không trả lời kịp.</translation>
    </message>
    <message>
        <source>Try again; on a busy host it may take longer. Its log tells more.</source>
        <translation>Hãy thử lại; trên máy chủ bận có thể lâu hơn. Nhật ký của nó cho biết thêm.</translation>
    </message>
    <message>
        <source>Machines of the user&apos;s libvirt may not use the bridge %1.</source>
        <translation>Máy ảo thuộc libvirt của người dùng không được dùng cầu nối %1.</translation>
    </message>
    <message>
        <source>Allow it on the host, or use the user&apos;s own network, which needs no rights.</source>
        <translation>Hãy cho phép điều đó trên máy chủ, hoặc dùng mạng riêng của người dùng, không cần quyền gì.</translation>
    </message>
    <message>
        <source>The virtual network has the same addresses as the network that %1 is in.</source>
        <translation>Mạng ảo có cùng dải địa chỉ với mạng của %1.</translation>
    </message>
    <message>
        <source>Give the virtual network other addresses.</source>
        <translation>Hãy cho mạng ảo dải địa chỉ khác.</translation>
    </message>
    <message>
        <source>Another network uses the bridge %1.</source>
        <translation>Một mạng khác đang dùng cầu nối %1.</translation>
    </message>
    <message>
        <source>Leave the name of the bridge out: libvirt finds a free one.</source>
        <translation>Hãy bỏ trống tên cầu nối: libvirt sẽ tìm tên trống.</translation>
    </message>
    <message>
        <source>Another program on the host answers for names or addresses at %1 already.</source>
        <translation>Một chương trình khác trên máy chủ đã trả lời tên hoặc địa chỉ ở %1.</translation>
    </message>
    <message>
        <source>Let that program leave libvirt&apos;s bridges alone; it is often another dnsmasq.</source>
        <translation>Hãy để chương trình đó chừa các cầu nối của libvirt ra; thường đó là một dnsmasq khác.</translation>
    </message>
    <message>
        <source>Virtual networks need the program dnsmasq, which the host does not have.</source>
        <translation>Mạng ảo cần chương trình dnsmasq, mà máy chủ không có.</translation>
    </message>
    <message>
        <source>Install the package dnsmasq-base on the host.</source>
        <translation>Hãy cài gói dnsmasq-base trên máy chủ.</translation>
    </message>
    <message>
        <source>The host&apos;s firewall did not take libvirt&apos;s rules.</source>
        <translation>Tường lửa của máy chủ không nhận các luật của libvirt.</translation>
    </message>
    <message>
        <source>Restart the firewall, then libvirt; install iptables if it is missing.</source>
        <translation>Hãy khởi động lại tường lửa, rồi libvirt; cài iptables nếu thiếu.</translation>
    </message>
    <message>
        <source>Machines of the user&apos;s libvirt may not use this bridge.</source>
        <translation>Máy ảo thuộc libvirt của người dùng không được dùng cầu nối này.</translation>
    </message>
    <message>
        <source>Allow it in /etc/qemu/bridge.conf on the host, or use the user&apos;s own network, which needs no rights.</source>
        <translation>Hãy cho phép điều đó trong /etc/qemu/bridge.conf trên máy chủ, hoặc dùng mạng riêng của người dùng, không cần quyền gì.</translation>
    </message>
    <message>
        <source>The user&apos;s libvirt may not make networks.</source>
        <translation>libvirt của người dùng không được tạo mạng.</translation>
    </message>
    <message>
        <source>Make the network in the system&apos;s libvirt, or use the user&apos;s own network.</source>
        <translation>Hãy tạo mạng trong libvirt của hệ thống, hoặc dùng mạng riêng của người dùng.</translation>
    </message>
    <message>
        <source>The host has a bridge %1 already, which is not this network&apos;s.</source>
        <translation>Máy chủ đã có cầu nối %1, không phải của mạng này.</translation>
    </message>
    <message>
        <source>Give the network another bridge, or remove the one that was left over.</source>
        <translation>Hãy cho mạng cầu nối khác, hoặc bỏ cái còn sót lại.</translation>
    </message>
    <message>
        <source>The user&apos;s libvirt may not give machines a network card of this kind.</source>
        <translation>libvirt của người dùng không được cho máy ảo card mạng kiểu này.</translation>
    </message>
    <message>
        <source>Use the user&apos;s own network, or the system&apos;s libvirt.</source>
        <translation>Hãy dùng mạng riêng của người dùng, hoặc libvirt của hệ thống.</translation>
    </message>
    <message>
        <source>The host has no network device %1.</source>
        <translation>Máy chủ không có thiết bị mạng %1.</translation>
    </message>
    <message>
        <source>Choose another network in the machine&apos;s hardware, or make the device again.</source>
        <translation>Hãy chọn mạng khác trong phần cứng của máy ảo, hoặc tạo lại thiết bị đó.</translation>
    </message>
    <message>
        <source>All virtual cards of %1 are in use.</source>
        <translation>Mọi card ảo của %1 đều đang được dùng.</translation>
    </message>
    <message>
        <source>Shut a machine down that has one, or choose another network.</source>
        <translation>Hãy tắt một máy ảo đang giữ một card, hoặc chọn mạng khác.</translation>
    </message>
    <message>
        <source>The network %1 keeps an address for this MAC address or name already.</source>
        <translation>Mạng %1 đã dành một địa chỉ cho địa chỉ MAC hoặc tên này.</translation>
    </message>
    <message>
        <source>Change that entry instead of making another.</source>
        <translation>Hãy sửa mục đó thay vì tạo mục khác.</translation>
    </message>
    <message>
        <source>There is a virtual network %1 already.</source>
        <translation>Đã có mạng ảo %1.</translation>
    </message>
    <message>
        <source>The virtual network is running already.</source>
        <translation>Mạng ảo đã chạy rồi.</translation>
    </message>
    <message>
        <source>The host&apos;s kernel gives no fast path for the machine&apos;s network card.</source>
        <translation>Nhân Linux của máy chủ không có đường nhanh cho card mạng của máy ảo.</translation>
    </message>
    <message>
        <source>Load the module vhost_net on the host, or leave the card&apos;s driver to libvirt.</source>
        <translation>Hãy nạp mô-đun vhost_net trên máy chủ, hoặc để libvirt chọn trình điều khiển của card.</translation>
    </message>
    <message>
        <source>A network port that this needs is in use already.</source>
        <translation>Một cổng mạng cần cho việc này đang được dùng.</translation>
    </message>
    <message>
        <source>Choose another port, or stop what holds it.</source>
        <translation>Hãy chọn cổng khác, hoặc dừng thứ đang giữ nó.</translation>
    </message>
    <message>
        <source>The host does not permit it.</source>
        <translation>Máy chủ không cho phép.</translation>
    </message>
    <message>
        <source>libvirt or QEMU may not use %1.</source>
        <translation>libvirt hoặc QEMU không được dùng %1.</translation>
    </message>
    <message>
        <source>Give it the right to read it and to enter every folder above it, or move it into a storage pool.</source>
        <translation>Hãy cho quyền đọc nó và vào mọi thư mục bên trên, hoặc chuyển nó vào kho lưu trữ.</translation>
    </message>
    <message>
        <source>Something that this needs is not on the host.</source>
        <translation>Thứ mà việc này cần không có trên máy chủ.</translation>
    </message>
    <message>
        <source>%1 is not on the host.</source>
        <translation>%1 không có trên máy chủ.</translation>
    </message>
    <message>
        <source>You may not do this.</source>
        <translation>Bạn không được làm việc này.</translation>
    </message>
    <message>
        <source>A virtual network that this needs is not there.</source>
        <translation>Mạng ảo mà việc này cần không có ở đó.</translation>
    </message>
    <message>
        <source>A storage pool that this needs is not there.</source>
        <translation>Kho lưu trữ mà việc này cần không có ở đó.</translation>
    </message>
    <message>
        <source>Choose another place, or make the pool again.</source>
        <translation>Hãy chọn chỗ khác, hoặc tạo lại kho.</translation>
    </message>
    <message>
        <source>A file that this needs is not in the storage.</source>
        <translation>Tệp mà việc này cần không có trong kho lưu trữ.</translation>
    </message>
    <message>
        <source>Somebody else may have deleted it: read the pool again.</source>
        <translation>Có thể người khác đã xóa nó: hãy đọc lại kho.</translation>
    </message>
    <message>
        <source>The snapshot is not there any more.</source>
        <translation>Ảnh chụp nhanh không còn ở đó nữa.</translation>
    </message>
    <message>
        <source>Somebody else may have deleted it.</source>
        <translation>Có thể người khác đã xóa nó.</translation>
    </message>
    <message>
        <source>The storage has a file of that name already.</source>
        <translation>Kho lưu trữ đã có tệp tên đó.</translation>
    </message>
    <message>
        <source>The hypervisor or the libvirt on this host cannot do this.</source>
        <translation>Phần mềm ảo hóa hoặc libvirt trên máy chủ này không làm được việc này.</translation>
    </message>
    <message>
        <source>The storage pool %1 is not running.</source>
        <translation>Kho lưu trữ %1 đang không chạy.</translation>
    </message>
    <message>
        <source>Start the pool, then try again.</source>
        <translation>Hãy chạy kho, rồi thử lại.</translation>
    </message>
    <message>
        <source>There is no storage pool %1.</source>
        <translation>Không có kho lưu trữ %1.</translation>
    </message>
    <message>
        <source>The folder %1 of the storage pool is missing.</source>
        <translation>Thư mục %1 của kho lưu trữ bị thiếu.</translation>
    </message>
    <message>
        <source>Make the folder again, or attach the disk it was on.</source>
        <translation>Hãy tạo lại thư mục, hoặc gắn ổ đĩa từng chứa nó.</translation>
    </message>
    <message>
        <source>The storage pool&apos;s share could not be mounted on the host.</source>
        <translation>Không gắn được thư mục chia sẻ của kho lưu trữ trên máy chủ.</translation>
    </message>
    <message>
        <source>Check the server and the path of the share. The user&apos;s libvirt may not mount at all: use the system&apos;s.</source>
        <translation>Hãy kiểm tra máy phục vụ và đường dẫn chia sẻ. libvirt của người dùng không được gắn gì cả: hãy dùng libvirt của hệ thống.</translation>
    </message>
    <message>
        <source>The storage has a file %1 already.</source>
        <translation>Kho lưu trữ đã có tệp %1.</translation>
    </message>
    <message>
        <source>The storage has no file %1.</source>
        <translation>Kho lưu trữ không có tệp %1.</translation>
    </message>
    <message>
        <source>%1 is in use.</source>
        <translation>%1 đang được dùng.</translation>
    </message>
    <message>
        <source>Wait until what uses it is done, then try again.</source>
        <translation>Hãy đợi thứ đang dùng nó xong, rồi thử lại.</translation>
    </message>
    <message>
        <source>There is a storage pool %1 already.</source>
        <translation>Đã có kho lưu trữ %1.</translation>
    </message>
    <message>
        <source>The storage pool %1 is running.</source>
        <translation>Kho lưu trữ %1 đang chạy.</translation>
    </message>
    <message>
        <source>Stop the pool first.</source>
        <translation>Hãy dừng kho trước.</translation>
    </message>
    <message>
        <source>The storage pool %1 is running already.</source>
        <translation>Kho lưu trữ %1 đã chạy rồi.</translation>
    </message>
    <message>
        <source>The host&apos;s file system holds no file as large as %1 would be.</source>
        <translation>Hệ thống tệp của máy chủ không chứa được tệp lớn như %1.</translation>
    </message>
    <message>
        <source>Choose a smaller size, or another storage pool.</source>
        <translation>Hãy chọn kích thước nhỏ hơn, hoặc kho lưu trữ khác.</translation>
    </message>
    <message>
        <source>Check that the connection names it as its certificate does, that its certificate has not expired, and that this computer has the right CA certificate.</source>
        <translation>Hãy kiểm tra kết nối có gọi máy tính đó đúng như trong chứng chỉ không, chứng chỉ của nó đã hết hạn chưa, và máy này có đúng chứng chỉ CA không.</translation>
    </message>
    <message>
        <source>The other computer did not accept this computer&apos;s certificate, or found none.</source>
        <translation>Máy tính kia không chấp nhận chứng chỉ của máy này, hoặc không thấy chứng chỉ nào.</translation>
    </message>
    <message>
        <source>This computer&apos;s certificate %1 is not valid, or comes from another authority than the other computer&apos;s.</source>
        <translation>Chứng chỉ %1 của máy này không hợp lệ, hoặc do một nơi cấp khác với nơi cấp của máy tính kia.</translation>
    </message>
    <message>
        <source>Put a certificate and a CA certificate of one authority in their places.</source>
        <translation>Hãy đặt chứng chỉ và chứng chỉ CA của cùng một nơi cấp vào đúng chỗ.</translation>
    </message>
    <message>
        <source>This computer cannot tell whether the other one is who it says: the CA certificate %1 is missing or cannot be read.</source>
        <translation>Máy này không thể biết máy tính kia có đúng là nó không: chứng chỉ CA %1 bị thiếu hoặc không đọc được.</translation>
    </message>
    <message>
        <source>Ask the other computer&apos;s owner for it, and put it there.</source>
        <translation>Hãy xin chứng chỉ đó từ chủ của máy tính kia rồi đặt vào đó.</translation>
    </message>
    <message>
        <source>The certificate %1 is made for something else.</source>
        <translation>Chứng chỉ %1 được cấp cho mục đích khác.</translation>
    </message>
    <message>
        <source>Put one in its place that is made for this side of a TLS connection.</source>
        <translation>Hãy thay bằng chứng chỉ được cấp cho phía này của kết nối TLS.</translation>
    </message>
    <message>
        <source>The other computer and this one know no common way to log in.</source>
        <translation>Máy tính kia và máy này không có cách đăng nhập chung nào.</translation>
    </message>
    <message>
        <source>Install the package libsasl2-modules on both, or connect through SSH.</source>
        <translation>Hãy cài gói libsasl2-modules trên cả hai máy, hoặc kết nối qua SSH.</translation>
    </message>
    <message>
        <source>The other side did not accept the user&apos;s name or the password.</source>
        <translation>Phía bên kia không chấp nhận tên người dùng hoặc mật khẩu.</translation>
    </message>
    <message>
        <source>Connect again, and type both once more.</source>
        <translation>Hãy kết nối lại và nhập lại cả hai.</translation>
    </message>
    <message>
        <source>The VMware host&apos;s certificate does not prove who it is.</source>
        <translation>Chứng chỉ của máy chủ VMware không chứng minh được nó là ai.</translation>
    </message>
    <message>
        <source>Add the authority that signed it to this computer&apos;s, then connect again.</source>
        <translation>Hãy thêm nơi cấp đã ký chứng chỉ đó vào danh sách của máy này rồi kết nối lại.</translation>
    </message>
    <message>
        <source>The VMware host cannot be reached.</source>
        <translation>Không liên lạc được với máy chủ VMware.</translation>
    </message>
</context>
<context>
    <name>domus::ErrorText</name>
    <message>
        <source>libvirt does not answer there: its service may not be running, or the computer cannot be reached.</source>
        <translation>libvirt trên máy đó không trả lời: có thể dịch vụ chưa chạy, hoặc không kết nối được đến máy đó.</translation>
    </message>
</context>
<context>
    <name>domus::FailureCures</name>
    <message>
        <source>Start the network and the machine</source>
        <translation>Chạy mạng và khởi động máy ảo</translation>
    </message>
    <message>
        <source>Start the network</source>
        <translation>Chạy mạng</translation>
    </message>
    <message>
        <source>Start the pool and the machine</source>
        <translation>Chạy kho và khởi động máy ảo</translation>
    </message>
    <message>
        <source>Start the pool</source>
        <translation>Chạy kho</translation>
    </message>
    <message>
        <source>Let QEMU read it</source>
        <translation>Cho QEMU đọc</translation>
    </message>
    <message>
        <source>Remove it…</source>
        <translation>Bỏ…</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>Kết nối lại</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Xem lại</translation>
    </message>
    <message>
        <source>Forget the saved state…</source>
        <translation>Bỏ trạng thái đã lưu…</translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation>Hiện “%1”</translation>
    </message>
    <message>
        <source>“%1” uses it at the moment. %2</source>
        <translation>“%1” đang dùng nó. %2</translation>
    </message>
    <message>
        <source>Forget the saved state of “%1”?</source>
        <translation>Bỏ trạng thái đã lưu của “%1”?</translation>
    </message>
    <message>
        <source>Forget it and start</source>
        <translation>Bỏ và khởi động</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Bỏ trạng thái đó</translation>
    </message>
    <message>
        <source>Remove what needs SPICE from “%1”?</source>
        <translation>Bỏ những gì cần SPICE khỏi “%1”?</translation>
    </message>
    <message>
        <source>Remove it and start</source>
        <translation>Bỏ và khởi động</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Bỏ</translation>
    </message>
</context>
<context>
    <name>domus::FailureNotices</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>domus::FileChoices</name>
    <message>
        <source>Delete the file %1</source>
        <translation>Xóa tệp %1</translation>
    </message>
    <message>
        <source>Delete the file %1 (%2)</source>
        <translation>Xóa tệp %1 (%2)</translation>
    </message>
    <message>
        <source>Stays.</source>
        <extracomment>Of a file: it is not deleted. %1 is a sentence with the reason</extracomment>
        <translation>Được giữ lại.</translation>
    </message>
    <message>
        <source>Stays: %1</source>
        <translation>Được giữ lại: %1</translation>
    </message>
    <message>
        <source>Is deleted.</source>
        <extracomment>Of a file, where another &quot;Stays.&quot;</extracomment>
        <translation>Bị xóa.</translation>
    </message>
</context>
<context>
    <name>domus::FileField</name>
    <message>
        <source>Browse…</source>
        <translation>Duyệt…</translation>
    </message>
    <message>
        <source>Browse for a file</source>
        <translation>Duyệt tìm tệp</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <translation>Duyệt: %1</translation>
    </message>
</context>
<context>
    <name>domus::FileReach</name>
    <message>
        <source>The program setfacl is missing. Install the package acl, or let the file be copied instead.</source>
        <translation>Thiếu chương trình setfacl. Hãy cài gói acl, hoặc chọn cách chép tệp.</translation>
    </message>
    <message>
        <source>The access rights of “%1” could not be changed: %2</source>
        <translation>Không đổi được quyền truy cập của “%1”: %2</translation>
    </message>
    <message>
        <source>“%1” has access rights of its own, which Domus does not change: let the file be copied instead.</source>
        <translation>“%1” có quyền truy cập được đặt riêng, Domus không thay đổi: hãy để tệp được chép.</translation>
    </message>
</context>
<context>
    <name>domus::FileReachRow</name>
    <message>
        <source>Copy it into a storage pool</source>
        <translation>Chép vào kho lưu trữ</translation>
    </message>
    <message>
        <source>Give QEMU access to the file instead</source>
        <translation>Cho QEMU quyền đọc tệp</translation>
    </message>
    <message>
        <source>Make the machine as your own user instead</source>
        <translation>Tạo máy ảo bằng tài khoản của bạn</translation>
    </message>
    <message>
        <source>On qemu:///session, where QEMU runs as you and reads what you can read</source>
        <translation>Trên qemu:///session, nơi QEMU chạy bằng tài khoản của bạn và đọc được những gì bạn đọc được</translation>
    </message>
</context>
<context>
    <name>domus::FilterBar</name>
    <message>
        <source>&amp;Save this filter…</source>
        <translation>&amp;Lưu bộ lọc này…</translation>
    </message>
    <message>
        <source>Type a filter first.</source>
        <translation>Hãy gõ bộ lọc trước.</translation>
    </message>
    <message>
        <source>&amp;Forget “%1”</source>
        <extracomment>%1 is the name of a saved filter</extracomment>
        <translation>&amp;Quên “%1”</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Lọc</translation>
    </message>
    <message>
        <source>Filter the list of virtual machines</source>
        <translation>Lọc danh sách máy ảo</translation>
    </message>
    <message>
        <source>Words of a name, or keys such as state:running, tag:lab, group:web, host:a, ip:10.</source>
        <translation>Từ trong tên, hoặc khóa như state:running, tag:lab, group:web, host:a, ip:10.</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Bộ lọc đã lưu</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>Tên bộ lọc</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
</context>
<context>
    <name>domus::FindRow</name>
    <message>
        <source>Not found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>Find in what the machine wrote</source>
        <translation>Tìm trong những gì máy ảo đã viết</translation>
    </message>
    <message>
        <source>Find the one before</source>
        <translation>Tìm chỗ trước đó</translation>
    </message>
    <message>
        <source>Find the next one</source>
        <translation>Tìm chỗ kế tiếp</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Đóng tìm kiếm</translation>
    </message>
</context>
<context>
    <name>domus::FolderPool</name>
    <message>
        <source>This host cannot copy files for us.</source>
        <translation>Máy chủ này không tự chép được tệp.</translation>
    </message>
    <message>
        <source>There is no free name for %1.</source>
        <translation>Không còn tên trống cho %1.</translation>
    </message>
</context>
<context>
    <name>domus::HostNotices</name>
    <message>
        <source>Domus runs as root.</source>
        <translation>Domus đang chạy bằng quyền root.</translation>
    </message>
    <message>
        <source>It needs no such rights: start it as yourself, and be a member of the group libvirt.</source>
        <translation>Domus không cần quyền ấy: hãy chạy bằng tài khoản của bạn và cho tài khoản vào nhóm libvirt.</translation>
    </message>
    <message>
        <source>These are your own virtual machines; those of the whole computer are in another list.</source>
        <translation>Đây là máy ảo của riêng bạn; máy ảo của cả máy tính nằm trong danh sách khác.</translation>
    </message>
    <message>
        <source>Open the system&apos;s list</source>
        <translation>Mở danh sách của hệ thống</translation>
    </message>
    <message>
        <source>libvirt does not answer at the moment.</source>
        <translation>Hiện libvirt không trả lời.</translation>
    </message>
    <message>
        <source>What is shown here may be out of date. Domus goes on by itself as soon as it answers.</source>
        <translation>Những gì hiện ở đây có thể đã cũ. Domus tự tiếp tục ngay khi libvirt trả lời.</translation>
    </message>
    <message>
        <source>%1 is not known yet: its key has to be confirmed.</source>
        <translation>Chưa biết %1: cần xác nhận khóa của máy đó.</translation>
    </message>
    <message>
        <source>%1 asks for a login.</source>
        <translation>%1 yêu cầu đăng nhập.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Trả lời</translation>
    </message>
    <message>
        <source>The way to %1 is not encrypted.</source>
        <translation>Đường truyền tới %1 không được mã hóa.</translation>
    </message>
    <message>
        <source>Whoever is in between reads and changes everything, passwords too. Change the connection to SSH or TLS.</source>
        <translation>Ai ở giữa cũng đọc và sửa được mọi thứ, kể cả mật khẩu. Hãy đổi kết nối sang SSH hoặc TLS.</translation>
    </message>
    <message>
        <source>%1 is open for looking only.</source>
        <translation>%1 chỉ được mở để xem.</translation>
    </message>
    <message>
        <source>To change something, take “Look only” out of the connection.</source>
        <translation>Muốn thay đổi, hãy bỏ “Chỉ xem” trong kết nối.</translation>
    </message>
</context>
<context>
    <name>domus::HostSession</name>
    <message>
        <source>The connection to %1 is still being opened.</source>
        <translation>Kết nối với %1 vẫn đang được mở.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>Mất kết nối với %1.</translation>
    </message>
    <message>
        <source>%1 is not connected.</source>
        <translation>Chưa kết nối với %1.</translation>
    </message>
</context>
<context>
    <name>domus::Hypervisor</name>
    <message>
        <source>Linux containers run here. Domus lists, starts and stops them; it makes virtual machines only where QEMU runs.</source>
        <translation>Ở đây chạy các container Linux. Domus liệt kê, khởi động và dừng chúng; Domus chỉ tạo máy ảo ở nơi có QEMU.</translation>
    </message>
    <message>
        <source>%1 runs here. Domus lists, starts and stops its virtual machines; it makes new ones only where QEMU runs.</source>
        <extracomment>%1 is a hypervisor: Xen, ESX</extracomment>
        <translation>Ở đây chạy %1. Domus liệt kê, khởi động và dừng các máy ảo của phần mềm đó; Domus chỉ tạo máy ảo mới ở nơi có QEMU.</translation>
    </message>
    <message>
        <source>libvirt cannot do this with containers.</source>
        <translation>libvirt không làm được việc này với container.</translation>
    </message>
</context>
<context>
    <name>domus::InlineMessage</name>
    <message>
        <source>Close this message</source>
        <translation>Đóng thông báo này</translation>
    </message>
</context>
<context>
    <name>domus::JournalModel</name>
    <message>
        <source>Done</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Thất bại</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Đã hủy</translation>
    </message>
    <message>
        <source>Begun</source>
        <extracomment>It began, and how it ended is not known</extracomment>
        <translation>Đã bắt đầu</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>How long something took</extracomment>
        <translation>%1 giây</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Nơi</translation>
    </message>
    <message>
        <source>Undone</source>
        <extracomment>Of something that was done and then taken back</extracomment>
        <translation>Đã hoàn tác</translation>
    </message>
</context>
<context>
    <name>domus::JournalScript</name>
    <message>
        <source>What was done with Domus.</source>
        <translation>Những việc đã làm bằng Domus.</translation>
    </message>
    <message>
        <source>No command does the same.</source>
        <translation>Không có lệnh nào làm việc tương đương.</translation>
    </message>
    <message>
        <source>Its password is not kept: put it in, and take the mark at the beginning away.</source>
        <translation>Mật khẩu không được lưu: hãy điền vào và bỏ dấu ở đầu dòng.</translation>
    </message>
    <message>
        <source>The words of the notes are not kept: put them in, and take the mark at the beginning away.</source>
        <translation>Lời của ghi chú không được lưu: hãy điền vào và bỏ dấu ở đầu dòng.</translation>
    </message>
</context>
<context>
    <name>domus::JournalWindow</name>
    <message>
        <source>How it ended is not known: it is still under way, or Domus ended before it did.</source>
        <translation>Không rõ kết thúc ra sao: việc vẫn đang chạy, hoặc Domus đã đóng trước khi việc xong.</translation>
    </message>
    <message>
        <source>Nothing has been done yet. Everything you do to machines is written down here.</source>
        <translation>Chưa có việc nào. Mọi việc bạn làm với máy ảo đều được ghi lại ở đây.</translation>
    </message>
    <message>
        <source>Nothing in the journal matches.</source>
        <translation>Không có mục nào trong nhật ký khớp.</translation>
    </message>
    <message>
        <source>Save as a script…</source>
        <translation>Lưu thành tập lệnh…</translation>
    </message>
    <message>
        <source>Save the selected as a script…</source>
        <translation>Lưu mục đã chọn thành tập lệnh…</translation>
    </message>
    <message>
        <source>Save as a script</source>
        <translation>Lưu thành tập lệnh</translation>
    </message>
    <message>
        <source>Shell scripts (*.sh)</source>
        <translation>Tập lệnh shell (*.sh)</translation>
    </message>
    <message>
        <source>The script was written to %1. Read it before you run it.</source>
        <translation>Đã ghi tập lệnh vào %1. Hãy đọc trước khi chạy.</translation>
    </message>
    <message>
        <source>The script could not be written to %1.</source>
        <translation>Không ghi được tập lệnh vào %1.</translation>
    </message>
    <message>
        <source>Forget everything that is written here? The machines stay as they are.</source>
        <translation>Xóa mọi điều đã ghi ở đây? Các máy ảo vẫn giữ nguyên.</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Bỏ trạng thái đó</translation>
    </message>
    <message>
        <source>The journal could not be deleted.</source>
        <translation>Không xóa được nhật ký.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Nhật ký</translation>
    </message>
    <message>
        <source>Find in the journal</source>
        <translation>Tìm trong nhật ký</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Những việc đã làm</translation>
    </message>
    <message>
        <source>Forget all…</source>
        <translation>Xóa hết nhật ký…</translation>
    </message>
    <message>
        <source>The command that does the same</source>
        <translation>Lệnh làm việc tương đương</translation>
    </message>
    <message>
        <source>It was taken back.</source>
        <translation>Việc này đã được hoàn tác.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
</context>
<context>
    <name>domus::LaneSet</name>
    <message>
        <source>The connection is closed.</source>
        <translation>Kết nối đã đóng.</translation>
    </message>
</context>
<context>
    <name>domus::LibvirtConnection</name>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 không phải là tệp.</translation>
    </message>
    <message>
        <source>%1 became shorter while it was being copied.</source>
        <translation>%1 bị ngắn lại trong lúc chép.</translation>
    </message>
    <message>
        <source>The host no longer answers.</source>
        <translation>Máy chủ không còn trả lời.</translation>
    </message>
    <message>
        <source>The libvirt service has ended or was restarted.</source>
        <translation>Dịch vụ libvirt đã dừng hoặc được khởi động lại.</translation>
    </message>
    <message>
        <source>The connection broke.</source>
        <translation>Kết nối bị đứt.</translation>
    </message>
    <message>
        <source>The console was closed by the other end.</source>
        <translation>Màn hình văn bản đã bị đóng từ phía bên kia.</translation>
    </message>
</context>
<context>
    <name>domus::LibvirtDriver</name>
    <message>
        <source>Connect</source>
        <translation>Kết nối</translation>
    </message>
</context>
<context>
    <name>domus::ListColumns</name>
    <message>
        <source>The name is always shown.</source>
        <translation>Tên luôn được hiển thị.</translation>
    </message>
    <message>
        <source>Back to the &amp;default columns</source>
        <translation>Về các cột mặc địn&amp;h</translation>
    </message>
</context>
<context>
    <name>domus::MachineActions</name>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Tạm dừng</translation>
    </message>
    <message>
        <source>Shut &amp;down</source>
        <translation>Tắt &amp;máy</translation>
    </message>
    <message>
        <source>Re&amp;boot</source>
        <translation>Khởi động &amp;lại</translation>
    </message>
    <message>
        <source>Rese&amp;t</source>
        <translation>Khởi động lại cưỡng &amp;bức</translation>
    </message>
    <message>
        <source>&amp;Force off…</source>
        <translation>Tắt &amp;cưỡng bức…</translation>
    </message>
    <message>
        <source>Sa&amp;ve state</source>
        <extracomment>The machine&apos;s memory is written to disk and the machine goes off</extracomment>
        <translation>Lư&amp;u trạng thái</translation>
    </message>
    <message>
        <source>Discard saved state…</source>
        <translation>Bỏ trạng thái đã lưu…</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>&amp;Xóa…</translation>
    </message>
    <message>
        <source>Select a virtual machine first.</source>
        <translation>Hãy chọn một máy ảo trước.</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>C&amp;hạy tiếp</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>Khôi &amp;phục</translation>
    </message>
    <message>
        <source>Sta&amp;rt</source>
        <translation>&amp;Khởi động</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>Đổi tê&amp;n</translation>
    </message>
    <message numerus="yes">
        <source>For %1 of %n virtual machine(s)</source>
        <extracomment>An action makes sense for %1 of %n selected virtual machines</extracomment>
        <translation>
            <numerusform>Cho %1 trong %n máy ảo</numerusform>
        </translation>
    </message>
    <message>
        <source>Select one virtual machine to rename it.</source>
        <translation>Hãy chọn một máy ảo để đổi tên.</translation>
    </message>
    <message>
        <source>&amp;Clone…</source>
        <translation>Tạo bản &amp;sao…</translation>
    </message>
    <message>
        <source>T&amp;itle and notes…</source>
        <translation>T&amp;iêu đề và ghi chú…</translation>
    </message>
    <message>
        <source>Select one virtual machine to clone it.</source>
        <translation>Hãy chọn một máy ảo để tạo bản sao.</translation>
    </message>
    <message>
        <source>Select one virtual machine to give it a title.</source>
        <translation>Hãy chọn một máy ảo để đặt tiêu đề.</translation>
    </message>
</context>
<context>
    <name>domus::MachineCommands</name>
    <message>
        <source>Force off “%1”?</source>
        <translation>Tắt cưỡng bức “%1”?</translation>
    </message>
    <message>
        <source>Force off</source>
        <translation>Tắt cưỡng bức</translation>
    </message>
    <message>
        <source>Reset “%1”?</source>
        <translation>Khởi động lại cưỡng bức “%1”?</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Khởi động lại cưỡng bức</translation>
    </message>
    <message>
        <source>Discard the saved state of “%1”?</source>
        <translation>Bỏ trạng thái đã lưu của “%1”?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>Xóa “%1”?</translation>
    </message>
    <message>
        <source>It is running, and is forced off first.</source>
        <translation>Máy ảo đang chạy và sẽ bị tắt cưỡng bức trước.</translation>
    </message>
    <message>
        <source>Its definition is deleted. It uses no files.</source>
        <translation>Định nghĩa của máy ảo bị xóa. Máy ảo không dùng tệp nào.</translation>
    </message>
    <message>
        <source>Its definition is deleted. Files are kept, except those you tick:</source>
        <translation>Định nghĩa của máy ảo bị xóa. Các tệp được giữ lại, trừ những tệp bạn đánh dấu:</translation>
    </message>
    <message>
        <source>Its definition is deleted. Its files are kept, because they could not be listed: %1</source>
        <translation>Định nghĩa của máy ảo bị xóa. Các tệp được giữ lại vì không liệt kê được: %1</translation>
    </message>
    <message>
        <source>“%1” needs hardware acceleration (KVM), which this host cannot give it.</source>
        <translation>“%1” cần tăng tốc phần cứng (KVM) mà máy chủ này không có.</translation>
    </message>
    <message>
        <source>It can run by emulation instead, more slowly. %1</source>
        <translation>Máy ảo có thể chạy bằng giả lập, chậm hơn. %1</translation>
    </message>
    <message>
        <source>Switch to emulation and start</source>
        <translation>Chuyển sang giả lập và khởi động</translation>
    </message>
    <message>
        <source>The virtual machine is still paused: %1</source>
        <translation>Máy ảo vẫn đang tạm dừng: %1</translation>
    </message>
    <message>
        <source>Its saved state is deleted.</source>
        <translation>Trạng thái đã lưu của máy ảo bị xóa.</translation>
    </message>
    <message>
        <source>What its emulated TPM keeps is deleted with it: a guest&apos;s disk that is encrypted with that TPM opens only with its recovery key afterwards.</source>
        <translation>Những gì TPM giả lập lưu giữ cũng bị xóa theo: ổ đĩa được hệ điều hành khách mã hóa bằng TPM đó sau này chỉ mở được bằng khóa khôi phục.</translation>
    </message>
    <message>
        <source>Deleted for good, its saved state goes with it.</source>
        <translation>Khi bị xóa vĩnh viễn, trạng thái đã lưu của máy ảo cũng mất theo.</translation>
    </message>
    <message>
        <source>Deleted for good, what its emulated TPM keeps goes with it: a guest&apos;s disk that is encrypted with that TPM opens only with its recovery key afterwards.</source>
        <translation>Khi bị xóa vĩnh viễn, những gì TPM giả lập của máy ảo giữ cũng mất theo: ổ đĩa được mã hóa bằng TPM đó về sau chỉ mở được bằng khóa khôi phục.</translation>
    </message>
    <message>
        <source>Its files are kept, except those you tick: they are deleted together with it.</source>
        <translation>Các tệp của máy ảo được giữ lại, trừ những tệp bạn đánh dấu: chúng bị xóa cùng với nó.</translation>
    </message>
</context>
<context>
    <name>domus::MachineDelegate</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A group in the list; %1 is its name, %2 how many virtual machines it has</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>New name of “%1”</source>
        <extracomment>%1 is the name of a virtual machine</extracomment>
        <translation>Tên mới của “%1”</translation>
    </message>
</context>
<context>
    <name>domus::MachineFacts</name>
    <message>
        <source>Operating system</source>
        <translation>Hệ điều hành</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Chưa biết</translation>
    </message>
    <message>
        <source>Installation under way</source>
        <translation>Đang cài đặt</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Máy ảo</translation>
    </message>
    <message>
        <source>Hardware acceleration (KVM)</source>
        <translation>Tăng tốc phần cứng (KVM)</translation>
    </message>
    <message>
        <source>Emulation, without hardware acceleration</source>
        <translation>Giả lập, không tăng tốc phần cứng</translation>
    </message>
    <message>
        <source>%1, machine type %2</source>
        <translation>%1, kiểu máy %2</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>UEFI with Secure Boot</source>
        <translation>UEFI kèm Secure Boot</translation>
    </message>
    <message>
        <source>UEFI</source>
        <translation>UEFI</translation>
    </message>
    <message>
        <source>BIOS</source>
        <translation>BIOS</translation>
    </message>
    <message>
        <source>Boots the kernel %1 directly</source>
        <translation>Khởi động thẳng nhân Linux %1</translation>
    </message>
    <message>
        <source>With a TPM</source>
        <translation>Có TPM</translation>
    </message>
    <message>
        <source>With a TPM %1</source>
        <translation>Có TPM %1</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Bộ xử lý</translation>
    </message>
    <message numerus="yes">
        <source>%n virtual processor(s)</source>
        <translation>
            <numerusform>%n bộ xử lý ảo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Can grow to %n while it runs</source>
        <translation>
            <numerusform>Có thể tăng đến %n khi đang chạy</numerusform>
        </translation>
    </message>
    <message>
        <source>Sockets: %1, cores each: %2, threads each: %3</source>
        <extracomment>The layout of the processors; %1, %2, %3 are numbers</extracomment>
        <translation>Đế cắm: %1, nhân mỗi đế: %2, luồng mỗi nhân: %3</translation>
    </message>
    <message>
        <source>The host&apos;s own processor model</source>
        <translation>Đúng kiểu bộ xử lý của máy chủ</translation>
    </message>
    <message>
        <source>A model close to the host&apos;s</source>
        <translation>Kiểu gần với bộ xử lý của máy chủ</translation>
    </message>
    <message>
        <source>Every feature that can be emulated</source>
        <translation>Mọi tính năng giả lập được</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>Kiểu %1</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Bộ nhớ</translation>
    </message>
    <message>
        <source>Can grow to %1 while it runs</source>
        <translation>Có thể tăng đến %1 khi đang chạy</translation>
    </message>
    <message>
        <source>CD/DVD drive</source>
        <translation>Ổ CD/DVD</translation>
    </message>
    <message>
        <source>Floppy drive</source>
        <translation>Ổ đĩa mềm</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Ổ đĩa</translation>
    </message>
    <message>
        <source>Volume %1 of the pool %2</source>
        <translation>Ổ lưu trữ %1 trong kho lưu trữ %2</translation>
    </message>
    <message>
        <source>No medium</source>
        <translation>Chưa có đĩa</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>chỉ đọc</translation>
    </message>
    <message>
        <source>on top of %1</source>
        <translation>dựa trên %1</translation>
    </message>
    <message>
        <source>Network card</source>
        <translation>Card mạng</translation>
    </message>
    <message>
        <source>Virtual network %1</source>
        <translation>Mạng ảo %1</translation>
    </message>
    <message>
        <source>Bridge %1</source>
        <translation>Cầu nối %1</translation>
    </message>
    <message>
        <source>User mode: out to the network, not reachable from it</source>
        <translation>Chế độ người dùng: ra được mạng, từ mạng không vào được</translation>
    </message>
    <message>
        <source>Directly on the host&apos;s %1</source>
        <translation>Nối thẳng vào %1 của máy chủ</translation>
    </message>
    <message>
        <source>cable unplugged</source>
        <translation>đã rút cáp</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Hiển thị</translation>
    </message>
    <message>
        <source>%1, reached by this computer only, without a network port</source>
        <translation>%1, chỉ máy này vào được, không mở cổng mạng</translation>
    </message>
    <message>
        <source>%1 on a local socket</source>
        <translation>%1 qua socket cục bộ</translation>
    </message>
    <message>
        <source>%1 on port %2</source>
        <translation>%1 ở cổng %2</translation>
    </message>
    <message>
        <source>Protected by a password</source>
        <translation>Có mật khẩu bảo vệ</translation>
    </message>
    <message>
        <source>Video card %1</source>
        <translation>Card đồ họa %1</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không có</translation>
    </message>
    <message>
        <source>Sound card</source>
        <translation>Card âm thanh</translation>
    </message>
</context>
<context>
    <name>domus::MachineForms</name>
    <message>
        <source>Done: %1.</source>
        <extracomment>%1 is a task: &quot;Clone web as web-2&quot;</extracomment>
        <translation>Xong: %1.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Mở máy ảo này</translation>
    </message>
</context>
<context>
    <name>domus::MachineLabels</name>
    <message>
        <source>It can be renamed while it is off. Its title can be changed at any time.</source>
        <translation>Chỉ đổi tên được khi máy đã tắt. Tiêu đề thì đổi lúc nào cũng được.</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>Đổi tên %1 thành %2</translation>
    </message>
    <message>
        <source>Rename the virtual machine</source>
        <translation>Đổi tên máy ảo</translation>
    </message>
    <message>
        <source>%1 is called %2 from now on; its disks stay where they are.</source>
        <translation>Từ nay %1 có tên là %2; các ổ đĩa của nó vẫn ở nguyên chỗ cũ.</translation>
    </message>
    <message>
        <source>This host cannot rename virtual machines.</source>
        <translation>Máy chủ này không đổi tên máy ảo được.</translation>
    </message>
    <message>
        <source>Change the title of %1</source>
        <translation>Đổi tiêu đề của %1</translation>
    </message>
    <message>
        <source>Change the title</source>
        <translation>Đổi tiêu đề</translation>
    </message>
    <message>
        <source>%1 has no title from now on.</source>
        <translation>Từ nay %1 không có tiêu đề.</translation>
    </message>
    <message>
        <source>The title of %1 becomes “%2”.</source>
        <translation>Tiêu đề của %1 đổi thành “%2”.</translation>
    </message>
    <message>
        <source>This host keeps no titles.</source>
        <translation>Máy chủ này không lưu tiêu đề.</translation>
    </message>
    <message>
        <source>Change the notes of %1</source>
        <translation>Sửa ghi chú của %1</translation>
    </message>
    <message>
        <source>Change the notes</source>
        <translation>Sửa ghi chú</translation>
    </message>
    <message>
        <source>The notes of %1 are taken away.</source>
        <translation>Ghi chú của %1 bị xóa.</translation>
    </message>
    <message>
        <source>%1 gets new notes.</source>
        <translation>%1 có ghi chú mới.</translation>
    </message>
    <message>
        <source>This host keeps no notes.</source>
        <translation>Máy chủ này không lưu ghi chú.</translation>
    </message>
    <message>
        <source>Start %1 with its host</source>
        <translation>Bật %1 cùng máy chủ</translation>
    </message>
    <message>
        <source>No longer start %1 with its host</source>
        <translation>Không bật %1 cùng máy chủ nữa</translation>
    </message>
    <message>
        <source>Change whether it starts with its host</source>
        <translation>Đổi việc tự bật cùng máy chủ</translation>
    </message>
    <message>
        <source>%1 starts by itself when its host has started.</source>
        <translation>%1 tự bật khi máy chủ của nó đã khởi động xong.</translation>
    </message>
    <message>
        <source>%1 stays off when its host starts.</source>
        <translation>%1 vẫn tắt khi máy chủ của nó khởi động.</translation>
    </message>
    <message>
        <source>Change the groups of %1</source>
        <translation>Đổi nhóm của %1</translation>
    </message>
    <message>
        <source>Change the groups</source>
        <translation>Đổi nhóm</translation>
    </message>
    <message>
        <source>%1 is in no group from now on.</source>
        <translation>Từ nay %1 không thuộc nhóm nào.</translation>
    </message>
    <message>
        <source>%1 is in these groups: %2.</source>
        <translation>%1 thuộc các nhóm: %2.</translation>
    </message>
    <message>
        <source>Take %1 out of its group</source>
        <translation>Đưa %1 ra khỏi nhóm</translation>
    </message>
    <message>
        <source>Move %1 to the group %2</source>
        <translation>Chuyển %1 vào nhóm %2</translation>
    </message>
    <message>
        <source>%1 leaves its group.</source>
        <translation>%1 rời khỏi nhóm.</translation>
    </message>
    <message>
        <source>%1 belongs to the group %2.</source>
        <translation>%1 thuộc nhóm %2.</translation>
    </message>
    <message>
        <source>Change the tags of %1</source>
        <translation>Đổi nhãn của %1</translation>
    </message>
    <message>
        <source>Change the tags</source>
        <translation>Đổi nhãn</translation>
    </message>
    <message>
        <source>%1 has no tags from now on.</source>
        <translation>Từ nay %1 không có nhãn nào.</translation>
    </message>
    <message>
        <source>%1 has these tags: %2.</source>
        <translation>%1 có các nhãn: %2.</translation>
    </message>
    <message>
        <source>Another virtual machine is called %1 already.</source>
        <translation>Đã có máy ảo khác tên là %1.</translation>
    </message>
    <message>
        <source>What its firmware has stored lies under its name in a folder that only its host knows, and would be lost. Its title can be changed instead.</source>
        <translation>Những gì firmware đã lưu nằm dưới tên máy trong thư mục mà chỉ máy chủ biết, và sẽ bị mất. Có thể đổi tiêu đề thay vào đó.</translation>
    </message>
    <message>
        <source>Another virtual machine uses the same file %1 for what its firmware stores.</source>
        <translation>Máy ảo khác dùng chung tệp %1 cho những gì firmware lưu.</translation>
    </message>
    <message>
        <source>What its firmware has stored went along; the old file %1 could not be deleted: %2</source>
        <translation>Những gì firmware đã lưu đã đi theo; không xóa được tệp cũ %1: %2</translation>
    </message>
    <message>
        <source>It was changed by someone else meanwhile, so it stays as it is now.</source>
        <translation>Trong lúc đó có người khác đã sửa nên được giữ nguyên như hiện tại.</translation>
    </message>
    <message>
        <source>Its definition was changed by someone else meanwhile; it was not renamed.</source>
        <translation>Trong lúc đó có người khác đã sửa định nghĩa của máy ảo; tên không được đổi.</translation>
    </message>
    <message>
        <source>Someone else renamed it meanwhile: it is called %1.</source>
        <translation>Trong lúc đó có người khác đã đổi tên máy ảo này: giờ nó tên là %1.</translation>
    </message>
</context>
<context>
    <name>domus::MachineName</name>
    <message>
        <source>The machine needs a name.</source>
        <translation>Máy ảo phải có tên.</translation>
    </message>
    <message>
        <source>The name consists of blanks only.</source>
        <translation>Tên chỉ có khoảng trắng.</translation>
    </message>
    <message>
        <source>The name must not contain “/”.</source>
        <translation>Tên không được chứa “/”.</translation>
    </message>
    <message>
        <source>The name must not contain a line break.</source>
        <translation>Tên không được chứa dấu xuống dòng.</translation>
    </message>
    <message>
        <source>The name contains a character that cannot be kept.</source>
        <translation>Tên chứa ký tự không lưu được.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a file, and libvirt names files after the machine.</source>
        <translation>“%1” không thể là tên tệp, mà libvirt đặt tên tệp theo tên máy ảo.</translation>
    </message>
    <message>
        <source>The name is too long: %1 bytes, and at most %2 are possible.</source>
        <translation>Tên quá dài: %1 byte, chỉ được nhiều nhất %2 byte.</translation>
    </message>
</context>
<context>
    <name>domus::MachinePage</name>
    <message>
        <source>Console</source>
        <translation>Màn hình</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Tổng quan</translation>
    </message>
    <message>
        <source>Pages of the virtual machine</source>
        <translation>Các trang của máy ảo</translation>
    </message>
    <message>
        <source>Text console</source>
        <translation>Màn hình văn bản</translation>
    </message>
</context>
<context>
    <name>domus::MachineTreeModel</name>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is the name of a connection, %2 its state
----------
%1 is the name of a virtual machine, %2 its state</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>No virtual machine is selected.</source>
        <translation>Chưa chọn máy ảo nào.</translation>
    </message>
    <message>
        <source>Under a minute</source>
        <extracomment>How long a virtual machine has been running</extracomment>
        <translation>Chưa đến một phút</translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>How long a virtual machine has been running; %1 is a number of minutes</extracomment>
        <translation>%1 phút</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>How long a virtual machine has been running: %1 hours and %2 minutes</extracomment>
        <translation>%1 giờ %2 phút</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <extracomment>How long a virtual machine has been running: %1 days and %2 hours</extracomment>
        <translation>%1 ngày %2 giờ</translation>
    </message>
    <message numerus="yes">
        <source>Group %1, %n virtual machine(s)</source>
        <extracomment>A group in the list; %1 is its name</extracomment>
        <translation>
            <numerusform>Nhóm %1, %n máy ảo</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes</source>
        <extracomment>In the column that tells whether a machine starts with its host</extracomment>
        <translation>Có</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>A share of a machine&apos;s processors: &quot;12 %&quot;</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Hệ điều hành</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Máy chủ</translation>
    </message>
    <message>
        <source>vCPUs</source>
        <extracomment>Column with the number of virtual processors</extracomment>
        <translation>vCPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Bộ nhớ</translation>
    </message>
    <message>
        <source>CPU load</source>
        <translation>Tải CPU</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>Địa chỉ IP</translation>
    </message>
    <message>
        <source>Running for</source>
        <extracomment>Column: how long a machine has been running</extracomment>
        <translation>Chạy được</translation>
    </message>
    <message>
        <source>Autostart</source>
        <extracomment>Column: whether a machine starts with its host</extracomment>
        <translation>Tự bật</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Nhóm</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
</context>
<context>
    <name>domus::MainWindow</name>
    <message>
        <source>&amp;New virtual machine</source>
        <translation>&amp;Máy ảo mới</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Tạo mới</translation>
    </message>
    <message>
        <source>Create a virtual machine</source>
        <translation>Tạo máy ảo</translation>
    </message>
    <message>
        <source>&amp;Add a connection…</source>
        <translation>&amp;Thêm kết nối…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>T&amp;hoát</translation>
    </message>
    <message>
        <source>&amp;Filter the list</source>
        <translation>&amp;Lọc danh sách</translation>
    </message>
    <message>
        <source>Console in its own &amp;window</source>
        <translation>Màn hình trong &amp;cửa sổ riêng</translation>
    </message>
    <message>
        <source>Own window</source>
        <translation>Cửa sổ riêng</translation>
    </message>
    <message>
        <source>Show the console in a window of its own</source>
        <translation>Hiện màn hình trong cửa sổ riêng</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Toàn màn hình</translation>
    </message>
    <message>
        <source>&amp;Scale the console to fit</source>
        <translation>C&amp;o giãn màn hình cho vừa</translation>
    </message>
    <message>
        <source>&amp;Tasks</source>
        <translation>Tác &amp;vụ</translation>
    </message>
    <message>
        <source>&amp;Self-test of this host</source>
        <translation>Tự &amp;kiểm tra máy chủ này</translation>
    </message>
    <message>
        <source>&amp;About Domus</source>
        <translation>&amp;Giới thiệu Domus</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Tệp</translation>
    </message>
    <message>
        <source>&amp;Machine</source>
        <translation>&amp;Máy ảo</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Xem</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Trợ giú&amp;p</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Ngôn ngữ</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>Thanh công cụ</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Ngắt kết nối</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Kết nối</translation>
    </message>
    <message>
        <source>Rename or c&amp;hange…</source>
        <translation>Đổi tên hoặc &amp;sửa…</translation>
    </message>
    <message>
        <source>&amp;Remove from the list…</source>
        <translation>&amp;Bỏ khỏi danh sách…</translation>
    </message>
    <message>
        <source>Domus %1: a virtual machine manager for KVM</source>
        <translation>Domus %1: trình quản lý máy ảo KVM</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Phần mềm tự do theo Giấy phép Công cộng GNU, phiên bản 3 trở lên.</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>Thêm kết nối</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Tìm lại</translation>
    </message>
    <message>
        <source>Looking for libvirt on this computer…</source>
        <translation>Đang tìm libvirt trên máy này…</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Chưa chọn gì</translation>
    </message>
    <message>
        <source>Select a virtual machine or a connection in the list.</source>
        <translation>Hãy chọn một máy ảo hoặc kết nối trong danh sách.</translation>
    </message>
    <message>
        <source>libvirt is not installed</source>
        <translation>Chưa cài libvirt</translation>
    </message>
    <message>
        <source>libvirt is not running</source>
        <translation>libvirt không chạy</translation>
    </message>
    <message>
        <source>You may not manage virtual machines here yet</source>
        <translation>Bạn chưa được phép quản lý máy ảo ở đây</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Không có kết nối</translation>
    </message>
    <message>
        <source>Domus manages virtual machines through libvirt, on this computer or on another one.</source>
        <translation>Domus quản lý máy ảo thông qua libvirt, trên máy này hoặc máy khác.</translation>
    </message>
    <message>
        <source>Remove “%1” from the list?</source>
        <translation>Bỏ “%1” khỏi danh sách?</translation>
    </message>
    <message>
        <source>Its virtual machines stay as they are; only this list forgets them.</source>
        <translation>Các máy ảo vẫn nguyên vẹn, chỉ không còn trong danh sách này.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>The new virtual machine is there.</source>
        <translation>Đã tạo xong máy ảo mới.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Mở máy ảo này</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) are still under way.</source>
        <translation>
            <numerusform>Còn %n tác vụ đang chạy.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled tasks undo what they began, and Domus closes after that. Closed at once, it may leave things half done.</source>
        <translation>Tác vụ bị hủy sẽ hoàn tác những gì đã làm, sau đó Domus đóng lại. Nếu đóng ngay, có thể còn những việc làm dở.</translation>
    </message>
    <message>
        <source>Cancel and close</source>
        <translation>Hủy rồi đóng</translation>
    </message>
    <message>
        <source>Close at once</source>
        <translation>Đóng ngay</translation>
    </message>
    <message>
        <source>Domus closes as soon as the tasks are over.</source>
        <translation>Domus đóng lại ngay khi các tác vụ kết thúc.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Ở lại</translation>
    </message>
    <message>
        <source>&amp;No group</source>
        <translation>&amp;Không nhóm nào</translation>
    </message>
    <message>
        <source>New group, such as lab/web</source>
        <translation>Nhóm mới, ví dụ lab/web</translation>
    </message>
    <message>
        <source>Name of a new group</source>
        <translation>Tên nhóm mới</translation>
    </message>
    <message>
        <source>Move to &amp;group</source>
        <translation>Chuyển vào nhó&amp;m</translation>
    </message>
    <message>
        <source>Select &amp;all virtual machines</source>
        <translation>Chọn tất cả &amp;máy ảo</translation>
    </message>
    <message>
        <source>List &amp;only</source>
        <translation>&amp;Chỉ danh sách</translation>
    </message>
    <message>
        <source>&amp;Hide machines that are off</source>
        <translation>Ẩn máy ảo đang tắ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Group the list</source>
        <translation>&amp;Gộp theo nhóm</translation>
    </message>
    <message>
        <source>Colu&amp;mns</source>
        <translation>&amp;Cột</translation>
    </message>
    <message>
        <source>&amp;Command palette</source>
        <translation>Bảng &amp;lệnh</translation>
    </message>
    <message>
        <source>What you chose could not be saved: it holds until Domus ends.</source>
        <translation>Không lưu được lựa chọn của bạn: nó chỉ có hiệu lực đến khi Domus kết thúc.</translation>
    </message>
    <message>
        <source>Domus stays open, because not every task ended well.</source>
        <translation>Domus vẫn mở vì không phải mọi tác vụ đều kết thúc tốt đẹp.</translation>
    </message>
    <message>
        <source>The tasks below say what happened, and what is left.</source>
        <translation>Các tác vụ bên dưới cho biết điều gì đã xảy ra và còn lại những gì.</translation>
    </message>
    <message>
        <source>Close Domus</source>
        <translation>Đóng Domus</translation>
    </message>
    <message>
        <source>&amp;Bin</source>
        <translation>Thùn&amp;g rác</translation>
    </message>
    <message>
        <source>&amp;Journal</source>
        <translation>&amp;Nhật ký</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <extracomment>%1 is what was done, in its own words: &quot;Rename web to web2&quot;</extracomment>
        <translation>Hoàn tác: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Nothing that was done since Domus started can be undone.</source>
        <translation>Từ khi Domus khởi động chưa có việc nào hoàn tác được.</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <extracomment>%1 is what was done, in its own words: &quot;Rename web to web2&quot;</extracomment>
        <translation>Đã hoàn tác: %1</translation>
    </message>
    <message>
        <source>Domus can stay in the notification area when its window is closed.</source>
        <translation>Domus có thể ở lại khay hệ thống khi đóng cửa sổ.</translation>
    </message>
    <message>
        <source>Virtual machines run on in either case. This is asked once; the settings keep the answer.</source>
        <translation>Máy ảo vẫn chạy trong cả hai trường hợp. Chỉ hỏi một lần; thiết lập giữ câu trả lời.</translation>
    </message>
    <message>
        <source>Stay there</source>
        <translation>Ở lại đó</translation>
    </message>
    <message>
        <source>Quit instead</source>
        <translation>Thoát luôn</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>Th&amp;iết lập</translation>
    </message>
    <message>
        <source>Shut down “%1”?</source>
        <translation>Tắt máy “%1”?</translation>
    </message>
    <message>
        <source>Shut down</source>
        <translation>Tắt máy</translation>
    </message>
    <message>
        <source>Reboot “%1”?</source>
        <translation>Khởi động lại “%1”?</translation>
    </message>
    <message>
        <source>Reboot</source>
        <translation>Khởi động lại</translation>
    </message>
    <message>
        <source>Pause “%1”?</source>
        <translation>Tạm dừng “%1”?</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Save the state of “%1”?</source>
        <translation>Lưu trạng thái của “%1”?</translation>
    </message>
    <message>
        <source>Save the state</source>
        <translation>Lưu trạng thái</translation>
    </message>
</context>
<context>
    <name>domus::MorePane</name>
    <message>
        <source>%1 of this host&apos;s %2 are free now.</source>
        <translation>%1 trong %2 của máy chủ này đang trống.</translation>
    </message>
    <message>
        <source>BIOS</source>
        <translation>BIOS</translation>
    </message>
    <message>
        <source>UEFI</source>
        <translation>UEFI</translation>
    </message>
    <message>
        <source>UEFI with Secure Boot</source>
        <translation>UEFI kèm Secure Boot</translation>
    </message>
    <message>
        <source>VNC</source>
        <translation>VNC</translation>
    </message>
    <message>
        <source>SPICE</source>
        <translation>SPICE</translation>
    </message>
    <message>
        <source>VirtIO</source>
        <translation>VirtIO</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không có</translation>
    </message>
    <message>
        <source>VGA</source>
        <translation>VGA</translation>
    </message>
    <message>
        <source>KVM, at the processor&apos;s own speed</source>
        <translation>KVM, chạy bằng tốc độ của chính bộ xử lý</translation>
    </message>
    <message>
        <source>Emulation, slower</source>
        <translation>Giả lập, chậm hơn</translation>
    </message>
    <message>
        <source>&amp;Processors</source>
        <translation>Bộ xử &amp;lý</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Bộ xử lý</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Đế cắm</translation>
    </message>
    <message>
        <source>Cores of each socket</source>
        <translation>Số nhân của mỗi đế cắm</translation>
    </message>
    <message>
        <source>Threads of each core</source>
        <translation>Số luồng của mỗi nhân</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>Cấu trúc</translation>
    </message>
    <message>
        <source>Sockets: </source>
        <extracomment>Before the number of sockets, cores and threads</extracomment>
        <translation>Đế cắm: </translation>
    </message>
    <message>
        <source>Cores: </source>
        <translation>Nhân: </translation>
    </message>
    <message>
        <source>Threads: </source>
        <translation>Luồng: </translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Bộ nhớ</translation>
    </message>
    <message>
        <source> MiB</source>
        <extracomment>Size of the memory, after the number</extracomment>
        <translation> MiB</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Ổ đĩa</translation>
    </message>
    <message>
        <source>Add &amp;disk</source>
        <translation>Thêm ổ đĩ&amp;a</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
    <message>
        <source>Add net&amp;work card</source>
        <translation>Thêm car&amp;d mạng</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>Disp&amp;lay</source>
        <translation>Hiển thị &amp;qua</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Hiển thị</translation>
    </message>
    <message>
        <source>&amp;Graphics card</source>
        <translation>Ca&amp;rd đồ họa</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Card đồ họa</translation>
    </message>
    <message>
        <source>Acceleration</source>
        <translation>Tăng tốc KVM</translation>
    </message>
    <message>
        <source>Back to the defaults</source>
        <translation>Về giá trị mặc định</translation>
    </message>
    <message>
        <source>M&amp;emory</source>
        <translation>Bộ n&amp;hớ</translation>
    </message>
    <message>
        <source>Firmw&amp;are</source>
        <translation>&amp;Firmware</translation>
    </message>
    <message>
        <source>Trusted platform mod&amp;ule 2.0</source>
        <translation>Chip &amp;bảo mật TPM 2.0</translation>
    </message>
    <message>
        <source>Accelera&amp;tion</source>
        <translation>Tăng tốc K&amp;VM</translation>
    </message>
</context>
<context>
    <name>domus::NetworkXml</name>
    <message>
        <source>This XML text does not describe a virtual network.</source>
        <translation>Đoạn XML này không mô tả một mạng ảo.</translation>
    </message>
</context>
<context>
    <name>domus::NicEditor</name>
    <message>
        <source>Network %1</source>
        <translation>Mạng %1</translation>
    </message>
    <message>
        <source>Network %1 (not started)</source>
        <translation>Mạng %1 (chưa khởi động)</translation>
    </message>
    <message>
        <source>Bridge of the host</source>
        <translation>Cầu nối của máy chủ</translation>
    </message>
    <message>
        <source>User mode: out to the Internet, not in</source>
        <translation>Chế độ người dùng: ra được Internet, không vào được</translation>
    </message>
    <message>
        <source>Network %1 (missing)</source>
        <translation>Mạng %1 (không còn)</translation>
    </message>
    <message>
        <source>VirtIO</source>
        <translation>VirtIO</translation>
    </message>
    <message>
        <source>What network card %1 is plugged into</source>
        <translation>Nơi cắm card mạng %1</translation>
    </message>
    <message>
        <source>Bridge of network card %1</source>
        <translation>Cầu nối của card mạng %1</translation>
    </message>
    <message>
        <source>Name of the bridge, as br0</source>
        <translation>Tên cầu nối, ví dụ br0</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Kiểu</translation>
    </message>
    <message>
        <source>Model of network card %1</source>
        <translation>Kiểu của card mạng %1</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>Địa chỉ MAC</translation>
    </message>
    <message>
        <source>MAC address of network card %1</source>
        <translation>Địa chỉ MAC của card mạng %1</translation>
    </message>
    <message>
        <source>Made by Domus</source>
        <translation>Domus tự tạo</translation>
    </message>
    <message>
        <source>Leave this network card out</source>
        <translation>Bỏ card mạng này</translation>
    </message>
    <message>
        <source>Leave out network card %1</source>
        <translation>Bỏ card mạng %1</translation>
    </message>
</context>
<context>
    <name>domus::NoPicturePage</name>
    <message>
        <source>This virtual machine has no display</source>
        <translation>Máy ảo này không có màn hình</translation>
    </message>
    <message>
        <source>It runs, but it draws no picture, so there is nothing to show here.</source>
        <translation>Máy ảo vẫn chạy nhưng không xuất hình ảnh, nên ở đây không có gì để xem.</translation>
    </message>
    <message>
        <source>If it has a serial port, this command opens that in a terminal:</source>
        <translation>Nếu máy ảo có cổng nối tiếp, lệnh này mở cổng đó trong cửa sổ dòng lệnh:</translation>
    </message>
    <message>
        <source>There is no screen to show</source>
        <translation>Không có màn hình để xem</translation>
    </message>
</context>
<context>
    <name>domus::Notifier</name>
    <message>
        <source>The connection to %1 is lost</source>
        <translation>Mất kết nối tới %1</translation>
    </message>
    <message>
        <source>“%1” is paused: its disk cannot be written or read</source>
        <translation>“%1” bị tạm dừng: không ghi hay đọc được ổ đĩa</translation>
    </message>
    <message>
        <source>“%1” has crashed</source>
        <translation>“%1” đã gặp sự cố</translation>
    </message>
    <message>
        <source>“%1” has stopped: QEMU ended unexpectedly</source>
        <translation>“%1” đã dừng: QEMU kết thúc bất ngờ</translation>
    </message>
    <message>
        <source>“%1” has shut itself down</source>
        <translation>“%1” đã tự tắt</translation>
    </message>
    <message>
        <source>Several virtual machines on %1 have stopped</source>
        <translation>Nhiều máy ảo trên %1 đã dừng</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Lỗi: %1</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Xong: %1</translation>
    </message>
</context>
<context>
    <name>domus::OneInstance</name>
    <message>
        <source>Domus runs already, and does not answer. End it, or use --new-instance.</source>
        <translation>Domus đang chạy nhưng không trả lời. Hãy kết thúc nó, hoặc dùng --new-instance.</translation>
    </message>
</context>
<context>
    <name>domus::OperationRunner</name>
    <message>
        <source>The connection is no longer in the list.</source>
        <translation>Kết nối không còn trong danh sách.</translation>
    </message>
</context>
<context>
    <name>domus::Options</name>
    <message>
        <source>Creates and runs virtual machines on KVM.</source>
        <translation>Tạo và chạy máy ảo trên KVM.</translation>
    </message>
    <message>
        <source>Open this libvirt address; may be given several times.</source>
        <translation>Mở địa chỉ libvirt này; có thể dùng nhiều lần.</translation>
    </message>
    <message>
        <source>Prove that this host can run virtual machines, and exit.</source>
        <translation>Kiểm chứng máy chủ này chạy được máy ảo, rồi thoát.</translation>
    </message>
    <message>
        <source>With --self-test: save pictures of the windows there.</source>
        <translation>Cùng với --self-test: lưu ảnh các cửa sổ vào đó.</translation>
    </message>
    <message>
        <source>Speak this language: en or vi.</source>
        <translation>Dùng ngôn ngữ này: en hoặc vi.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Hiện trợ giúp này.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Hiện phiên bản.</translation>
    </message>
    <message>
        <source>Give the name or UUID of one virtual machine.</source>
        <translation>Hãy cho tên hoặc UUID của một máy ảo.</translation>
    </message>
    <message>
        <source>“%1” is one argument too many.</source>
        <translation>Thừa đối số “%1”.</translation>
    </message>
    <message>
        <source>Open a window of its own although Domus runs already.</source>
        <translation>Mở cửa sổ riêng dù Domus đang chạy.</translation>
    </message>
    <message>
        <source>Stay in the notification area until the window is wanted.</source>
        <translation>Ở lại khay hệ thống cho đến khi cần cửa sổ.</translation>
    </message>
    <message>
        <source>Show the screen at vnc://HOST:PORT, spice://HOST:PORT, vnc+unix:///PATH or spice+unix:///PATH, or of a .vv file.</source>
        <translation>Hiện màn hình tại vnc://MÁY:CỔNG, spice://MÁY:CỔNG, vnc+unix:///ĐƯỜNG_DẪN hoặc spice+unix:///ĐƯỜNG_DẪN, hoặc của một tệp .vv.</translation>
    </message>
</context>
<context>
    <name>domus::OsPicker</name>
    <message>
        <source>What was detected</source>
        <translation>Theo kết quả nhận dạng</translation>
    </message>
    <message>
        <source>Reading the list of systems…</source>
        <translation>Đang đọc danh sách hệ điều hành…</translation>
    </message>
    <message>
        <source>Type to search</source>
        <translation>Gõ để tìm</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>Đang xem tệp…</translation>
    </message>
    <message>
        <source>Not recognized</source>
        <translation>Không nhận ra</translation>
    </message>
    <message>
        <source>Chosen by you.</source>
        <translation>Do bạn chọn.</translation>
    </message>
    <message>
        <source>Not in the database yet: treated like %1, the nearest release in it.</source>
        <translation>Chưa có trong cơ sở dữ liệu: được xử lý như %1, bản gần nhất trong đó.</translation>
    </message>
    <message>
        <source>Defaults that suit most systems are used. Choosing the system gives better ones.</source>
        <translation>Đang dùng các giá trị hợp với hầu hết hệ điều hành. Chọn đúng hệ điều hành sẽ có giá trị phù hợp hơn.</translation>
    </message>
    <message>
        <source>Change…</source>
        <extracomment>Button next to the name of the operating system</extracomment>
        <translation>Đổi…</translation>
    </message>
    <message>
        <source>Change the operating system</source>
        <translation>Đổi hệ điều hành</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Hệ điều hành</translation>
    </message>
</context>
<context>
    <name>domus::Overview</name>
    <message>
        <source>Copy the definition (XML)</source>
        <translation>Sao chép định nghĩa (XML)</translation>
    </message>
    <message>
        <source>Gone at the next boot</source>
        <translation>Không còn ở lần khởi động sau</translation>
    </message>
    <message>
        <source>At the next boot: %1</source>
        <translation>Ở lần khởi động sau: %1</translation>
    </message>
</context>
<context>
    <name>domus::Paths</name>
    <message>
        <source>The folder cannot be made or made private.</source>
        <translation>Không tạo được thư mục, hoặc không đặt được thư mục ở chế độ riêng tư.</translation>
    </message>
</context>
<context>
    <name>domus::PausedStart</name>
    <message>
        <source>Start the virtual machine</source>
        <translation>Khởi động máy ảo</translation>
    </message>
</context>
<context>
    <name>domus::PromptForm</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Is this the right computer?</source>
        <translation>Đây có đúng là máy cần kết nối không?</translation>
    </message>
    <message>
        <source>Domus has not connected to %1 before. Its key has the fingerprint below. Compare it with what its owner tells you, or with what “ssh-keygen -l” shows there. Once you trust it, Domus connects only while the key stays the same.</source>
        <translation>Domus chưa từng kết nối tới %1. Khóa của máy đó có dấu vân tay dưới đây. Hãy so với điều chủ máy cho biết, hoặc với kết quả của “ssh-keygen -l” trên máy đó. Khi bạn đã tin, Domus chỉ kết nối chừng nào khóa vẫn như cũ.</translation>
    </message>
    <message>
        <source>Trust and connect</source>
        <extracomment>A button: the other computer is the right one</extracomment>
        <translation>Tin và kết nối</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>The other side asks for a login</source>
        <translation>Bên kia yêu cầu đăng nhập</translation>
    </message>
    <message>
        <source>Your key is locked</source>
        <translation>Khóa SSH của bạn cần cụm mật khẩu</translation>
    </message>
    <message>
        <source>What you type goes to %1 and is kept only while Domus runs.</source>
        <translation>Điều bạn gõ được gửi tới %1 và chỉ được giữ trong lúc Domus chạy.</translation>
    </message>
    <message>
        <source>The passphrase opens the key %1 on this computer. It is kept only while Domus runs.</source>
        <translation>Cụm mật khẩu này mở khóa %1 trên máy này. Nó chỉ được giữ trong lúc Domus chạy.</translation>
    </message>
    <message>
        <source>Passphrase:</source>
        <translation>Cụm mật khẩu:</translation>
    </message>
    <message>
        <source>Answer:</source>
        <translation>Trả lời:</translation>
    </message>
</context>
<context>
    <name>domus::ReviewPane</name>
    <message>
        <source>A new file: %1, %2, %3</source>
        <translation>Tệp mới: %1, %2, %3</translation>
    </message>
    <message>
        <source>A copy: %1 of %2, %3</source>
        <translation>Bản sao: %1 của %2, %3</translation>
    </message>
    <message>
        <source>QEMU&apos;s user may read %1 from now on.</source>
        <translation>Từ nay người dùng chạy QEMU được đọc %1.</translation>
    </message>
    <message>
        <source>The machine is started as soon as it is there.</source>
        <translation>Máy ảo được khởi động ngay khi tạo xong.</translation>
    </message>
    <message>
        <source>The machine is not started.</source>
        <translation>Máy ảo không được khởi động.</translation>
    </message>
</context>
<context>
    <name>domus::ReviewTabs</name>
    <message>
        <source>What will happen</source>
        <translation>Những gì sẽ diễn ra</translation>
    </message>
    <message>
        <source>XML</source>
        <translation>XML</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Lệnh</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Xem lại</translation>
    </message>
    <message>
        <source>XML of the machine</source>
        <translation>XML của máy ảo</translation>
    </message>
    <message>
        <source>Command that does the same</source>
        <translation>Lệnh làm điều tương tự</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Copy the XML</source>
        <translation>Sao chép XML</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Sao chép lệnh</translation>
    </message>
</context>
<context>
    <name>domus::SelectionPage</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a state of virtual machines, %2 how many are in it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No virtual machine is selected</source>
        <translation>Chưa chọn máy ảo nào</translation>
    </message>
    <message numerus="yes">
        <source>%n virtual machine(s) selected</source>
        <translation>
            <numerusform>Đã chọn %n máy ảo</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop the rest</source>
        <translation>Dừng phần còn lại</translation>
    </message>
    <message>
        <source>What has not begun is not done</source>
        <translation>Những gì chưa bắt đầu sẽ không được thực hiện</translation>
    </message>
    <message>
        <source>Close the results</source>
        <translation>Đóng kết quả</translation>
    </message>
    <message>
        <source>Results, a line for each virtual machine</source>
        <translation>Kết quả, mỗi máy ảo một dòng</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Các cột</translation>
    </message>
</context>
<context>
    <name>domus::SelfTest</name>
    <message>
        <source>libvirt answers</source>
        <translation>libvirt trả lời</translation>
    </message>
    <message>
        <source>The connection was not opened in time.</source>
        <translation>Kết nối không mở được kịp thời gian.</translation>
    </message>
    <message>
        <source>The connection was removed.</source>
        <translation>Kết nối đã bị gỡ khỏi danh sách.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is a connection&apos;s address, %2 its hypervisor</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The boot disk is in place</source>
        <translation>Ổ đĩa khởi động đã có</translation>
    </message>
    <message>
        <source>A machine is defined</source>
        <translation>Máy ảo được định nghĩa</translation>
    </message>
    <message>
        <source>%1, with hardware acceleration</source>
        <translation>%1, có tăng tốc phần cứng</translation>
    </message>
    <message>
        <source>%1, emulated: there is no usable hardware acceleration</source>
        <translation>%1, giả lập: không có tăng tốc phần cứng dùng được</translation>
    </message>
    <message>
        <source>The machine starts, and its console attaches before its first instruction</source>
        <translation>Máy ảo khởi động, và màn hình được nối trước lệnh đầu tiên</translation>
    </message>
    <message>
        <source>libvirt sent no event for the machine.</source>
        <translation>libvirt không gửi sự kiện nào về máy ảo.</translation>
    </message>
    <message>
        <source>The console did not connect.</source>
        <translation>Không kết nối được với màn hình.</translation>
    </message>
    <message>
        <source>The guest shows its picture</source>
        <translation>Hệ điều hành khách hiện hình</translation>
    </message>
    <message>
        <source>The guest&apos;s picture did not appear in the console.</source>
        <translation>Hình của hệ điều hành khách không xuất hiện trên màn hình.</translation>
    </message>
    <message>
        <source>The picture moves</source>
        <translation>Hình chuyển động</translation>
    </message>
    <message>
        <source>The picture stands still.</source>
        <translation>Hình đứng yên.</translation>
    </message>
    <message>
        <source>A key reaches the guest, and it answers</source>
        <translation>Một phím tới được hệ điều hành khách và có trả lời</translation>
    </message>
    <message>
        <source>The guest did not react to a key.</source>
        <translation>Hệ điều hành khách không phản ứng với phím.</translation>
    </message>
    <message>
        <source>Its counters are read</source>
        <translation>Đọc được các số đo của máy ảo</translation>
    </message>
    <message>
        <source>libvirt counts no CPU time for the machine.</source>
        <translation>libvirt không đếm thời gian CPU nào cho máy ảo.</translation>
    </message>
    <message>
        <source>%1 s of CPU time so far</source>
        <extracomment>%1 is a number of seconds</extracomment>
        <translation>%1 giây CPU đến lúc này</translation>
    </message>
    <message>
        <source>Pictures of the window are saved</source>
        <translation>Ảnh của cửa sổ được lưu</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n ảnh</numerusform>
        </translation>
    </message>
    <message>
        <source>The machine is forced off</source>
        <translation>Máy ảo được tắt cưỡng bức</translation>
    </message>
    <message>
        <source>Everything is deleted again</source>
        <translation>Mọi thứ được xóa sạch</translation>
    </message>
    <message>
        <source>The connection is gone; the machine %1 may be left.</source>
        <translation>Không còn kết nối; máy ảo %1 có thể còn sót lại.</translation>
    </message>
    <message>
        <source>The self-test was stopped.</source>
        <translation>Đã dừng tự kiểm tra.</translation>
    </message>
</context>
<context>
    <name>domus::SelfTestDialog</name>
    <message>
        <source>Making a small virtual machine and using it as you would. It goes away afterwards.</source>
        <translation>Domus đang tạo một máy ảo nhỏ và dùng thử như bạn sẽ dùng. Xong việc máy ảo này sẽ bị xóa.</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>Tự kiểm tra</translation>
    </message>
    <message>
        <source>The self-test is running</source>
        <translation>Đang tự kiểm tra</translation>
    </message>
    <message>
        <source>Steps of the self-test</source>
        <translation>Các bước tự kiểm tra</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Bước</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Giây</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>This host runs virtual machines.</source>
        <translation>Máy chủ này chạy được máy ảo.</translation>
    </message>
    <message>
        <source>Virtual machines do not work here as they should.</source>
        <translation>Máy ảo ở đây không hoạt động như mong đợi.</translation>
    </message>
    <message>
        <source>Taking everything away again. This closes by itself.</source>
        <translation>Đang dọn dẹp những gì đã tạo. Cửa sổ này sẽ tự đóng.</translation>
    </message>
</context>
<context>
    <name>domus::SelfTestMachine</name>
    <message>
        <source>%1 could not be written.</source>
        <translation>Không ghi được %1.</translation>
    </message>
    <message>
        <source>There is no active storage pool on that host to put the test&apos;s disk into.</source>
        <translation>Máy chủ đó không có kho lưu trữ nào đang hoạt động để chứa ổ đĩa của bài kiểm tra.</translation>
    </message>
    <message>
        <source>The folder %1 could not be removed.</source>
        <translation>Không xóa được thư mục %1.</translation>
    </message>
    <message>
        <source>Something of the test&apos;s machine is still there.</source>
        <translation>Máy ảo của bài kiểm tra vẫn còn sót lại một phần.</translation>
    </message>
</context>
<context>
    <name>domus::SelfTestReport</name>
    <message>
        <source>No libvirt was found on this computer.</source>
        <translation>Không tìm thấy libvirt trên máy này.</translation>
    </message>
    <message>
        <source>ok      %1 (%2 s)</source>
        <extracomment>One step of the self-test&apos;s report: %1 what was tried, %2 how long it took in seconds</extracomment>
        <translation>đạt     %1 (%2 giây)</translation>
    </message>
    <message>
        <source>FAILED  %1 (%2 s)</source>
        <translation>LỖI     %1 (%2 giây)</translation>
    </message>
    <message>
        <source>This host runs virtual machines.</source>
        <translation>Máy chủ này chạy được máy ảo.</translation>
    </message>
    <message>
        <source>Virtual machines do not work here as they should.</source>
        <translation>Máy ảo ở đây không hoạt động như mong đợi.</translation>
    </message>
</context>
<context>
    <name>domus::Settings</name>
    <message>
        <source>Save the settings</source>
        <translation>Lưu thiết đặt</translation>
    </message>
    <message>
        <source>Another Domus is writing the settings.</source>
        <translation>Một tiến trình Domus khác đang ghi thiết đặt.</translation>
    </message>
</context>
<context>
    <name>domus::SettingsPage</name>
    <message>
        <source>Appearance</source>
        <translation>Giao diện</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>As the system</source>
        <extracomment>the language or the colours of the desktop</extracomment>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Màu sắc</translation>
    </message>
    <message>
        <source>theme scheme dark mode night</source>
        <translation>chủ đề nền tối nền sáng ban đêm</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>Xác nhận</translation>
    </message>
    <message>
        <source>Forcing off, resetting, discarding a saved state and deleting always ask, because something is lost for good. So does what is done to several virtual machines at once.</source>
        <translation>Tắt cưỡng bức, khởi động lại cưỡng bức, bỏ trạng thái đã lưu và xóa luôn hỏi trước, vì có thứ mất vĩnh viễn. Việc làm với nhiều máy ảo cùng lúc cũng vậy.</translation>
    </message>
    <message>
        <source>Ask before shutting down</source>
        <translation>Hỏi trước khi tắt máy</translation>
    </message>
    <message>
        <source>Ask before rebooting</source>
        <translation>Hỏi trước khi khởi động lại</translation>
    </message>
    <message>
        <source>Ask before pausing</source>
        <translation>Hỏi trước khi tạm dừng</translation>
    </message>
    <message>
        <source>Ask before saving the state</source>
        <translation>Hỏi trước khi lưu trạng thái</translation>
    </message>
    <message>
        <source>New virtual machines</source>
        <translation>Máy ảo mới</translation>
    </message>
    <message>
        <source>What fits</source>
        <extracomment>a number in the settings that is not set: Domus decides for each machine</extracomment>
        <translation>Tự chọn cho phù hợp</translation>
    </message>
    <message>
        <source>What fits is found out for each system and host. What you set here is used instead, and never less than the system needs; both can be changed for each new machine.</source>
        <translation>Giá trị phù hợp được tìm riêng cho từng hệ điều hành và máy chủ. Giá trị bạn đặt ở đây được dùng thay vào đó, nhưng không bao giờ ít hơn mức hệ điều hành cần; cả hai đều sửa được cho từng máy ảo mới.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Bộ nhớ</translation>
    </message>
    <message>
        <source>RAM</source>
        <translation>RAM</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Bộ xử lý</translation>
    </message>
    <message>
        <source>CPU cores</source>
        <translation>CPU nhân</translation>
    </message>
    <message>
        <source>Size of the disk</source>
        <translation>Dung lượng ổ đĩa</translation>
    </message>
    <message>
        <source>capacity storage</source>
        <translation>sức chứa lưu trữ</translation>
    </message>
    <message>
        <source>Format of the disk</source>
        <translation>Định dạng ổ đĩa</translation>
    </message>
    <message>
        <source>qcow2: grows as it fills, has snapshots</source>
        <translation>qcow2: lớn dần khi đầy, có ảnh chụp nhanh</translation>
    </message>
    <message>
        <source>raw: plain, a little faster</source>
        <translation>raw: đơn giản, nhanh hơn một chút</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>Where the system or its medium starts from one only, that is used.</source>
        <translation>Nếu hệ điều hành hay đĩa của nó chỉ khởi động được từ một loại thì loại đó được dùng.</translation>
    </message>
    <message>
        <source>Start a new virtual machine right away</source>
        <translation>Khởi động ngay máy ảo mới</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Danh sách</translation>
    </message>
    <message>
        <source>Read the loads</source>
        <translation>Đọc mức tải</translation>
    </message>
    <message>
        <source>They are read only while the window can be seen. Less often costs the hosts less.</source>
        <translation>Mức tải chỉ được đọc khi cửa sổ đang hiện. Đọc thưa hơn thì máy chủ tốn ít sức hơn.</translation>
    </message>
    <message>
        <source>sampling CPU performance polling interval</source>
        <translation>lấy mẫu CPU hiệu năng chu kỳ</translation>
    </message>
    <message>
        <source>Every second</source>
        <translation>Mỗi giây</translation>
    </message>
    <message>
        <source>Every 2 seconds</source>
        <translation>Mỗi 2 giây</translation>
    </message>
    <message>
        <source>Every 5 seconds</source>
        <translation>Mỗi 5 giây</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Không bao giờ</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Màn hình</translation>
    </message>
    <message>
        <source>Scale the screen to the room there is</source>
        <translation>Co giãn màn hình cho vừa chỗ</translation>
    </message>
    <message>
        <source>Otherwise it is shown pixel for pixel, with scroll bars where it is larger.</source>
        <translation>Nếu không, màn hình hiện đúng từng điểm ảnh, có thanh cuộn khi lớn hơn chỗ trống.</translation>
    </message>
    <message>
        <source>zoom fit</source>
        <translation>thu phóng vừa khung</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Thùng rác</translation>
    </message>
    <message>
        <source>Days in the bin</source>
        <translation>Số ngày trong thùng rác</translation>
    </message>
    <message>
        <source>A deleted virtual machine waits there so long, and is then deleted for good.</source>
        <translation>Máy ảo đã xóa chờ ở đó chừng ấy ngày, rồi bị xóa vĩnh viễn.</translation>
    </message>
    <message>
        <source>trash delete restore empty</source>
        <translation>rác xóa khôi phục dọn sạch</translation>
    </message>
    <message>
        <source> days</source>
        <extracomment>after a number of days in a field</extracomment>
        <translation> ngày</translation>
    </message>
    <message>
        <source>For ever</source>
        <extracomment>how long a machine waits in the bin</extracomment>
        <translation>Mãi mãi</translation>
    </message>
    <message>
        <source>In the background</source>
        <translation>Chạy nền</translation>
    </message>
    <message>
        <source>Virtual machines run on when Domus is closed.</source>
        <translation>Máy ảo vẫn chạy khi đóng Domus.</translation>
    </message>
    <message>
        <source>Show an icon in the notification area</source>
        <translation>Hiện biểu tượng ở khay hệ thống</translation>
    </message>
    <message>
        <source>It tells how many virtual machines run, and starts or stops them. Some desktops have no such area.</source>
        <translation>Biểu tượng cho biết có bao nhiêu máy ảo đang chạy, và khởi động hay tắt chúng. Có môi trường không có khay này.</translation>
    </message>
    <message>
        <source>system tray</source>
        <translation>khay hệ thống vùng thông báo</translation>
    </message>
    <message>
        <source>Closing the window leaves Domus there</source>
        <translation>Đóng cửa sổ thì Domus vẫn ở lại đó</translation>
    </message>
    <message>
        <source>Ctrl+Q ends it in any case.</source>
        <translation>Ctrl+Q luôn kết thúc Domus.</translation>
    </message>
    <message>
        <source>quit close hide minimise system tray</source>
        <translation>thoát đóng ẩn thu nhỏ khay hệ thống</translation>
    </message>
    <message>
        <source>Start Domus when I log in</source>
        <translation>Chạy Domus khi tôi đăng nhập</translation>
    </message>
    <message>
        <source>It stays in the notification area until it is wanted.</source>
        <translation>Domus ở khay hệ thống cho đến khi cần.</translation>
    </message>
    <message>
        <source>autostart login session boot</source>
        <translation>tự chạy đăng nhập phiên khởi động</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>They come only while you are not looking at Domus.</source>
        <translation>Thông báo chỉ hiện khi bạn không đang nhìn Domus.</translation>
    </message>
    <message>
        <source>A task that took long is over, or failed</source>
        <translation>Một tác vụ lâu đã xong, hoặc bị lỗi</translation>
    </message>
    <message>
        <source>A virtual machine stopped by itself, or crashed</source>
        <translation>Một máy ảo tự tắt, hoặc gặp sự cố</translation>
    </message>
    <message>
        <source>A connection was lost</source>
        <translation>Một kết nối bị mất</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>No setting has “%1” in its words.</source>
        <translation>Không có thiết lập nào chứa “%1”.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Thiết lập</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Tìm trong thiết lập</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation>Các mục thiết lập</translation>
    </message>
</context>
<context>
    <name>domus::SettingsSection</name>
    <message>
        <source>Restore defaults</source>
        <translation>Về giá trị mặc định</translation>
    </message>
    <message>
        <source>Restore the defaults of “%1”</source>
        <extracomment>for a screen reader, as every section has such a button; %1 is the section, &quot;Console&quot;</extracomment>
        <translation>Đưa “%1” về giá trị mặc định</translation>
    </message>
</context>
<context>
    <name>domus::Sidebar</name>
    <message>
        <source>Virtual machines</source>
        <translation>Máy ảo</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Các cột</translation>
    </message>
    <message>
        <source>No virtual machine matches the filter.</source>
        <translation>Không có máy ảo nào khớp bộ lọc.</translation>
    </message>
</context>
<context>
    <name>domus::SilentInstance</name>
    <message>
        <source>Domus runs already</source>
        <translation>Domus đang chạy</translation>
    </message>
    <message>
        <source>Domus runs already, and does not answer</source>
        <translation>Domus đang chạy nhưng không trả lời</translation>
    </message>
    <message>
        <source>Its window may be busy, or hang. Virtual machines run on in any case. Wait a moment and start Domus again, or open a second window now: both show the same virtual machines.</source>
        <translation>Cửa sổ của Domus có thể đang bận hoặc bị treo. Các máy ảo vẫn tiếp tục chạy. Hãy đợi một lát rồi khởi động lại Domus, hoặc mở cửa sổ thứ hai ngay: cả hai cùng hiện những máy ảo đó.</translation>
    </message>
    <message>
        <source>Open a second window</source>
        <translation>Mở cửa sổ thứ hai</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>domus::SmartGroups</name>
    <message>
        <source>A smart group needs a name.</source>
        <translation>Nhóm thông minh cần có tên.</translation>
    </message>
    <message>
        <source>There is a smart group “%1” already.</source>
        <translation>Đã có nhóm thông minh “%1”.</translation>
    </message>
</context>
<context>
    <name>domus::SourcePane</name>
    <message>
        <source>Or choose another file. A file can also be dropped on this page.</source>
        <translation>Hoặc chọn tệp khác. Cũng có thể thả tệp vào trang này.</translation>
    </message>
    <message>
        <source>Looking for images…</source>
        <translation>Đang tìm tệp ảnh…</translation>
    </message>
    <message>
        <source>No ISO image was found in the storage pools or in your Downloads folder. Choose one, or drop it on this page.</source>
        <translation>Không thấy tệp ảnh ISO nào trong các kho lưu trữ hay trong thư mục Tải xuống của bạn. Hãy chọn một tệp, hoặc thả tệp vào trang này.</translation>
    </message>
    <message>
        <source>No disk image was found in the storage pools. Choose one, or drop it on this page.</source>
        <translation>Không thấy tệp ảnh đĩa nào trong các kho lưu trữ. Hãy chọn một tệp, hoặc thả tệp vào trang này.</translation>
    </message>
    <message>
        <source>pool %1</source>
        <translation>kho lưu trữ %1</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Khởi động từ</translation>
    </message>
    <message>
        <source>ISO image</source>
        <translation>Tệp ảnh ISO</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>Tệp ảnh đĩa</translation>
    </message>
    <message>
        <source>Linux kernel</source>
        <translation>Nhân Linux</translation>
    </message>
    <message>
        <source>Install a system, or run a live one, from an ISO image</source>
        <translation>Cài một hệ điều hành, hoặc chạy thẳng từ tệp ảnh ISO</translation>
    </message>
    <message>
        <source>A disk that already holds an installed system</source>
        <translation>Một ổ đĩa đã có hệ điều hành cài sẵn</translation>
    </message>
    <message>
        <source>Boot a kernel and an initial RAM disk directly</source>
        <translation>Khởi động thẳng một nhân Linux và đĩa RAM khởi động</translation>
    </message>
    <message>
        <source>Images that were found</source>
        <translation>Các tệp ảnh tìm thấy</translation>
    </message>
    <message>
        <source>File to start from</source>
        <translation>Tệp để khởi động</translation>
    </message>
    <message>
        <source>Path of an image</source>
        <translation>Đường dẫn của tệp ảnh</translation>
    </message>
    <message>
        <source>Choose an image</source>
        <translation>Chọn tệp ảnh</translation>
    </message>
    <message>
        <source>Images (*.iso *.qcow2 *.img *.raw *.vmdk *.vdi *.vhdx)</source>
        <translation>Tệp ảnh (*.iso *.qcow2 *.img *.raw *.vmdk *.vdi *.vhdx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Nhân Linux</translation>
    </message>
    <message>
        <source>Choose a kernel</source>
        <translation>Chọn nhân Linux</translation>
    </message>
    <message>
        <source>Initial RAM disk</source>
        <translation>Đĩa RAM khởi động</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không có</translation>
    </message>
    <message>
        <source>Choose an initial RAM disk</source>
        <translation>Chọn đĩa RAM khởi động</translation>
    </message>
    <message>
        <source>&amp;Kernel</source>
        <translation>Nhân L&amp;inux</translation>
    </message>
    <message>
        <source>&amp;Initial RAM disk</source>
        <translation>Đĩa RAM &amp;khởi động</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Đổi…</translation>
    </message>
    <message>
        <source>Change what the machine starts from</source>
        <translation>Đổi nguồn khởi động của máy ảo</translation>
    </message>
    <message>
        <source>Kernel arguments</source>
        <translation>Tham số nhân Linux</translation>
    </message>
</context>
<context>
    <name>domus::SshMaster</name>
    <message>
        <source>The program ssh is not installed on this computer.</source>
        <translation>Chương trình ssh chưa được cài trên máy này.</translation>
    </message>
    <message>
        <source>Domus is not installed completely: %1 is missing.</source>
        <translation>Domus được cài chưa đủ: thiếu %1.</translation>
    </message>
    <message>
        <source>No private folder can be made in %1.</source>
        <translation>Không tạo được thư mục riêng trong %1.</translation>
    </message>
</context>
<context>
    <name>domus::SshWords</name>
    <message>
        <source>%1 shows another key than before, so Domus does not connect. It may have been installed anew, or another computer pretends to be it. Ask whoever looks after it. Only if the new key is right, remove the old one yourself; it stands in %2.</source>
        <extracomment>%1 is a computer, %2 a file and a line in it</extracomment>
        <translation>%1 đưa ra khóa khác với lần trước nên Domus không kết nối. Có thể máy đó vừa được cài lại, hoặc một máy khác đang giả mạo nó. Hãy hỏi người quản lý máy đó. Chỉ khi khóa mới là đúng, hãy tự bỏ khóa cũ; khóa cũ nằm ở %2.</translation>
    </message>
    <message>
        <source>The SSH connection to %1 ended.</source>
        <translation>Kết nối SSH tới %1 đã kết thúc.</translation>
    </message>
    <message>
        <source>On the way to %1, %2 shows another key than before, so Domus does not connect. It may have been installed anew, or another computer pretends to be it. Ask whoever looks after it. Only if the new key is right, remove the old one yourself; it stands in %3.</source>
        <extracomment>%1 is the computer that was wanted, %2 one that the way leads through, %3 a file and a line in it</extracomment>
        <translation>Trên đường tới %1, %2 đưa ra khóa khác với trước đây nên Domus không kết nối. Có thể máy đó vừa được cài lại, cũng có thể một máy tính khác đang giả danh nó. Hãy hỏi người quản lý máy đó. Chỉ khi khóa mới là đúng, hãy tự xóa khóa cũ; khóa cũ nằm ở %3.</translation>
    </message>
</context>
<context>
    <name>domus::StartGuard</name>
    <message>
        <source>Its disks are the base of %1: running it would damage them. Make a full clone of it to go on with, or delete those first.</source>
        <translation>Ổ đĩa của nó là gốc của %1: chạy nó sẽ làm hỏng các máy đó. Hãy tạo bản sao đầy đủ để dùng tiếp, hoặc xóa các máy đó trước.</translation>
    </message>
    <message>
        <source>Linked clones were made of it, and whether %1 still builds upon its disks could not be checked: running it might damage them.</source>
        <translation>Đã có bản sao liên kết tạo từ nó, và không kiểm tra được %1 có còn dựng trên ổ đĩa của nó hay không: chạy nó có thể làm hỏng chúng.</translation>
    </message>
    <message>
        <source>It is a clone that is still being made, or was not finished: its disks are not whole. If nothing works at it any more, delete it and clone again.</source>
        <translation>Đây là bản sao đang được tạo hoặc chưa làm xong: ổ đĩa chưa trọn vẹn. Nếu không còn tác vụ nào làm tiếp, hãy xóa nó rồi tạo lại bản sao.</translation>
    </message>
    <message>
        <source>Linked clones were made of it, and its disk %1 lies in no active storage pool, so whether they still build upon it cannot be checked. Start the pool first.</source>
        <translation>Đã có bản sao liên kết tạo từ máy ảo này, và ổ đĩa %1 không nằm trong kho lưu trữ nào đang hoạt động nên không kiểm tra được chúng còn dựng trên nó hay không. Hãy khởi động kho trước.</translation>
    </message>
</context>
<context>
    <name>domus::StateText</name>
    <message>
        <source>Paused: disk error</source>
        <translation>Tạm dừng: lỗi ổ đĩa</translation>
    </message>
    <message>
        <source>Paused by its watchdog</source>
        <translation>Bị bộ giám sát tạm dừng</translation>
    </message>
    <message>
        <source>Paused: migrating</source>
        <translation>Tạm dừng: đang chuyển sang máy chủ khác</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang lưu trạng thái</translation>
    </message>
    <message>
        <source>Paused for a snapshot</source>
        <translation>Tạm dừng để tạo ảnh chụp nhanh</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Đang khởi động</translation>
    </message>
    <message>
        <source>Paused: crashed</source>
        <translation>Tạm dừng: gặp sự cố</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Đã lưu trạng thái</translation>
    </message>
    <message>
        <source>Off: crashed</source>
        <translation>Tắt: gặp sự cố</translation>
    </message>
    <message>
        <source>Off: failed</source>
        <translation>Tắt: không khởi động được</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Tắt</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Đang chạy</translation>
    </message>
    <message>
        <source>Shutting down</source>
        <translation>Đang tắt</translation>
    </message>
    <message>
        <source>Crashed</source>
        <translation>Gặp sự cố</translation>
    </message>
    <message>
        <source>Asleep</source>
        <extracomment>The guest put itself to sleep</extracomment>
        <translation>Đang ngủ</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>The state of a machine whose connection is lost</extracomment>
        <translation>Chưa rõ</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Chưa kết nối</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Đang kết nối…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Đã kết nối</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Mất kết nối</translation>
    </message>
    <message>
        <source>Could not connect</source>
        <translation>Không kết nối được</translation>
    </message>
</context>
<context>
    <name>domus::StorageXml</name>
    <message>
        <source>This XML text does not describe a storage pool.</source>
        <translation>Đoạn XML này không mô tả một kho lưu trữ.</translation>
    </message>
    <message>
        <source>This XML text does not describe a storage volume.</source>
        <translation>Đoạn XML này không mô tả một ổ lưu trữ.</translation>
    </message>
</context>
<context>
    <name>domus::SwitchToEmulation</name>
    <message>
        <source>Switch %1 to emulation</source>
        <translation>Chuyển %1 sang giả lập</translation>
    </message>
    <message>
        <source>%1 no longer needs hardware acceleration (KVM), from its next start.</source>
        <translation>%1 không còn cần tăng tốc phần cứng (KVM), kể từ lần khởi động sau.</translation>
    </message>
    <message>
        <source>It runs on any host, but several times slower.</source>
        <translation>Máy ảo chạy được trên mọi máy chủ, nhưng chậm hơn nhiều lần.</translation>
    </message>
    <message>
        <source>Switch the virtual machine to emulation</source>
        <translation>Chuyển máy ảo sang giả lập</translation>
    </message>
</context>
<context>
    <name>domus::TaskListModel</name>
    <message>
        <source>Stopping…</source>
        <translation>Đang dừng…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Đang đợi</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Đang chạy</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Thất bại: %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Đã hủy</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is a task: &quot;Start debian12&quot;, %2 its state</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>domus::TaskPane</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n đang chạy</numerusform>
        </translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Thất bại: %1</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tác vụ</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Dọn tác vụ đã xong</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Nhật ký</translation>
    </message>
    <message>
        <source>What was done before</source>
        <translation>Những việc đã làm trước đây</translation>
    </message>
</context>
<context>
    <name>domus::TaskRow</name>
    <message>
        <source>Copy the command that does the same</source>
        <translation>Sao chép lệnh làm điều tương tự</translation>
    </message>
    <message>
        <source>Copy the error in full</source>
        <translation>Sao chép toàn bộ lỗi</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Đang đợi</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Đã hủy</translation>
    </message>
    <message>
        <source>Progress of: %1</source>
        <translation>Tiến độ của: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Hủy: %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Copy from: %1</source>
        <translation>Sao chép từ: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Làm lại: %1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Hoàn tác: %1</translation>
    </message>
</context>
<context>
    <name>domus::TextConsole</name>
    <message>
        <source>The connection was lost.</source>
        <translation>Đã mất kết nối.</translation>
    </message>
    <message>
        <source>This connection opens no text consoles.</source>
        <translation>Kết nối này không mở được màn hình văn bản nào.</translation>
    </message>
</context>
<context>
    <name>domus::TextConsolePage</name>
    <message>
        <source>There is no connection to the host</source>
        <translation>Không có kết nối đến máy chủ</translation>
    </message>
    <message>
        <source>The virtual machine is off</source>
        <translation>Máy ảo đang tắt</translation>
    </message>
    <message>
        <source>What it writes to its serial ports is shown here as soon as it runs.</source>
        <translation>Những gì máy ảo viết ra cổng nối tiếp sẽ hiện ở đây ngay khi máy chạy.</translation>
    </message>
    <message>
        <source>Its text consoles could not be found</source>
        <translation>Không tìm được các màn hình văn bản của máy ảo</translation>
    </message>
    <message>
        <source>This virtual machine has no text console</source>
        <translation>Máy ảo này không có màn hình văn bản</translation>
    </message>
    <message>
        <source>A serial port would give it one: text can be read and typed there even when it has no display.</source>
        <translation>Thêm một cổng nối tiếp là sẽ có: đọc và gõ chữ ở đó được cả khi máy ảo không có màn hình.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Đang kết nối…</translation>
    </message>
    <message>
        <source>Keys go to the machine. Ctrl+Alt gives them back.</source>
        <translation>Phím gõ đi vào máy ảo. Nhấn Ctrl+Alt để lấy lại bàn phím.</translation>
    </message>
    <message>
        <source>The virtual machine is off. What it wrote last stays here.</source>
        <translation>Máy ảo đang tắt. Những gì nó viết sau cùng vẫn còn ở đây.</translation>
    </message>
    <message>
        <source>Somebody else has this text console open.</source>
        <translation>Có người khác đang mở màn hình văn bản này.</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Giành lấy</translation>
    </message>
    <message>
        <source>The other one is disconnected</source>
        <translation>Người kia sẽ bị ngắt</translation>
    </message>
    <message>
        <source>The line to the machine was cut. It comes back by itself.</source>
        <translation>Đường nối đến máy ảo bị đứt. Nó sẽ tự nối lại.</translation>
    </message>
    <message>
        <source>The text console cannot be opened.</source>
        <translation>Không mở được màn hình văn bản.</translation>
    </message>
    <message numerus="yes">
        <source>Paste %n line(s)? A shell may run each of them at once.</source>
        <translation>
            <numerusform>Dán %n dòng? Trình lệnh có thể chạy ngay từng dòng một.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Dán</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Save what the machine wrote</source>
        <translation>Lưu những gì máy ảo đã viết</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Văn bản (*.txt)</translation>
    </message>
    <message>
        <source>The text could not be saved.</source>
        <translation>Không lưu được văn bản.</translation>
    </message>
    <message>
        <source>Serial port %1</source>
        <translation>Cổng nối tiếp %1</translation>
    </message>
    <message>
        <source>VirtIO console %1</source>
        <translation>Màn hình văn bản VirtIO %1</translation>
    </message>
    <message>
        <source>Find (Ctrl+Shift+F)</source>
        <translation>Tìm (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>Copy (Ctrl+Shift+C)</source>
        <translation>Chép (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Paste (Ctrl+Shift+V)</source>
        <translation>Dán (Ctrl+Shift+V)</translation>
    </message>
    <message>
        <source>Save what the machine wrote…</source>
        <translation>Lưu những gì máy ảo đã viết…</translation>
    </message>
    <message>
        <source>Tell the shell in the machine how many rows and columns there are</source>
        <translation>Báo cho trình lệnh trong máy ảo biết có bao nhiêu hàng và cột</translation>
    </message>
    <message>
        <source>Text console</source>
        <translation>Màn hình văn bản</translation>
    </message>
    <message>
        <source>What the machine writes on its text console</source>
        <translation>Những gì máy ảo viết ra màn hình văn bản</translation>
    </message>
</context>
<context>
    <name>domus::TextsPage</name>
    <message>
        <source>Title and notes of %1</source>
        <translation>Tiêu đề và ghi chú của %1</translation>
    </message>
    <message>
        <source>Title and notes of a virtual machine</source>
        <translation>Tiêu đề và ghi chú của máy ảo</translation>
    </message>
    <message>
        <source>T&amp;itle</source>
        <extracomment>One line about a machine, beside its name</extracomment>
        <translation>T&amp;iêu đề</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tiêu đề</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Ghi chú</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
</context>
<context>
    <name>domus::Tray</name>
    <message>
        <source>Domus: no virtual machine runs</source>
        <translation>Domus: không có máy ảo nào đang chạy</translation>
    </message>
    <message numerus="yes">
        <source>Domus: %n virtual machine(s) run</source>
        <translation>
            <numerusform>Domus: %n máy ảo đang chạy</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide the window</source>
        <translation>Ẩn cửa sổ</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>Hiện cửa sổ</translation>
    </message>
    <message numerus="yes">
        <source>%n more in the window…</source>
        <translation>
            <numerusform>%n máy nữa trong cửa sổ…</numerusform>
        </translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Khởi động</translation>
    </message>
    <message>
        <source>New virtual machine…</source>
        <translation>Máy ảo mới…</translation>
    </message>
    <message>
        <source>Quit Domus</source>
        <translation>Thoát Domus</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Màn hình</translation>
    </message>
    <message>
        <source>Shut down</source>
        <translation>Tắt máy</translation>
    </message>
</context>
<context>
    <name>domus::Undo</name>
    <message>
        <source>The virtual machine is not there any more.</source>
        <translation>Máy ảo không còn ở đó nữa.</translation>
    </message>
    <message>
        <source>This cannot be taken back.</source>
        <translation>Việc này không thể hoàn tác.</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <extracomment>%1 is what was done, in its own words: &quot;Rename web to web2&quot;</extracomment>
        <translation>Làm lại: %1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Hoàn tác: %1</translation>
    </message>
    <message>
        <source>Take back what was done</source>
        <translation>Hoàn tác việc đã làm</translation>
    </message>
    <message>
        <source>It was changed again since then, so it stays as it is now.</source>
        <translation>Từ đó đến nay nó đã bị thay đổi lần nữa nên được giữ nguyên như hiện tại.</translation>
    </message>
</context>
<context>
    <name>domus::UndoDesk</name>
    <message>
        <source>This cannot be taken back.</source>
        <translation>Việc này không thể hoàn tác.</translation>
    </message>
    <message>
        <source>This was taken back already.</source>
        <translation>Việc này đã được hoàn tác rồi.</translation>
    </message>
    <message>
        <source>This is being taken back.</source>
        <translation>Việc này đang được hoàn tác.</translation>
    </message>
    <message>
        <source>Its connection is not open.</source>
        <translation>Kết nối của máy ảo chưa mở.</translation>
    </message>
    <message>
        <source>Its connection is for reading only.</source>
        <translation>Kết nối của máy ảo chỉ để đọc.</translation>
    </message>
    <message>
        <source>The virtual machine is not there any more.</source>
        <translation>Máy ảo không còn ở đó nữa.</translation>
    </message>
</context>
<context>
    <name>domus::UnfinishedClones</name>
    <message>
        <source>“%1” is a clone that was not finished: its disks are not whole, so it cannot be started.</source>
        <translation>“%1” là bản sao chưa hoàn tất: các ổ đĩa của nó không nguyên vẹn nên không khởi động được.</translation>
    </message>
    <message>
        <source>Whatever made it was ended before it was done. If another Domus is still at it, it will be finished there.</source>
        <translation>Việc tạo bản sao đã bị ngắt trước khi xong. Nếu một Domus khác vẫn đang làm, bản sao sẽ được hoàn tất ở đó.</translation>
    </message>
    <message>
        <source>Take it away…</source>
        <translation>Bỏ bản sao này…</translation>
    </message>
    <message>
        <source>What was made for the clone could not be listed: %1</source>
        <translation>Không liệt kê được những gì đã tạo cho bản sao: %1</translation>
    </message>
    <message>
        <source>Take the unfinished clone “%1” away?</source>
        <translation>Bỏ bản sao dở dang “%1”?</translation>
    </message>
    <message>
        <source>Its definition is deleted. No file was made for it.</source>
        <translation>Định nghĩa của máy ảo bị xóa. Chưa có tệp nào được tạo cho máy ảo.</translation>
    </message>
    <message>
        <source>Its definition is deleted, and with it what was made for it:</source>
        <translation>Định nghĩa của máy ảo bị xóa cùng với những gì đã tạo cho máy ảo:</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Bỏ bản sao này</translation>
    </message>
</context>
<context>
    <name>domus::Viewer</name>
    <message>
        <source>This is not an address of a screen. Write vnc://HOST:PORT, spice://HOST:PORT, vnc+unix:///PATH or spice+unix:///PATH.</source>
        <translation>Đây không phải là địa chỉ màn hình. Hãy viết vnc://MÁY:CỔNG, spice://MÁY:CỔNG, vnc+unix:///ĐƯỜNG-DẪN hoặc spice+unix:///ĐƯỜNG-DẪN.</translation>
    </message>
    <message>
        <source>The path of the socket is missing. Write %1:///PATH.</source>
        <extracomment>%1 vnc+unix or spice+unix</extracomment>
        <translation>Thiếu đường dẫn của socket. Hãy viết %1:///ĐƯỜNG-DẪN.</translation>
    </message>
    <message>
        <source>The host or the port is missing. Write %1://HOST:PORT.</source>
        <extracomment>%1 vnc or spice</extracomment>
        <translation>Thiếu tên máy hoặc cổng. Hãy viết %1://MÁY:CỔNG.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Không đọc được tệp này.</translation>
    </message>
    <message>
        <source>The file does not describe a VNC or SPICE connection.</source>
        <translation>Tệp này không mô tả kết nối VNC hay SPICE nào.</translation>
    </message>
    <message>
        <source>The file asks for a proxy, which Domus does not use.</source>
        <translation>Tệp này đòi đi qua proxy, mà Domus không dùng proxy.</translation>
    </message>
    <message>
        <source>The file names no host or no port.</source>
        <translation>Tệp này thiếu tên máy hoặc cổng.</translation>
    </message>
    <message>
        <source>Only addresses that begin with vnc://, vnc+tls://, spice://, spice+tls://, vnc+unix:// or spice+unix:// can be opened.</source>
        <translation>Chỉ mở được địa chỉ bắt đầu bằng vnc://, vnc+tls://, spice://, spice+tls://, vnc+unix:// hoặc spice+unix://.</translation>
    </message>
    <message>
        <source>The file asks for an encrypted connection, which Domus cannot make to VNC displays yet.</source>
        <translation>Tệp yêu cầu kết nối được mã hóa, nhưng Domus chưa mở được kết nối như vậy tới màn hình VNC từ một tệp.</translation>
    </message>
</context>
<context>
    <name>domus::ViewerAddressRow</name>
    <message>
        <source>Address:</source>
        <extracomment>Of a screen to be shown: a URL</extracomment>
        <translation>Địa chỉ:</translation>
    </message>
    <message>
        <source>Address of the screen</source>
        <translation>Địa chỉ của màn hình</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Kết nối</translation>
    </message>
</context>
<context>
    <name>domus::VirtSupport</name>
    <message>
        <source>Machines run with hardware acceleration (KVM).</source>
        <translation>Máy ảo chạy với tăng tốc phần cứng (KVM).</translation>
    </message>
    <message>
        <source>Machines run without hardware acceleration: everything works, but slowly.</source>
        <translation>Máy ảo chạy không có tăng tốc phần cứng: mọi thứ đều hoạt động, nhưng chậm.</translation>
    </message>
    <message>
        <source>This computer has no /dev/kvm.</source>
        <translation>Máy này không có /dev/kvm.</translation>
    </message>
    <message>
        <source>Switch on virtualisation (Intel VT-x or AMD-V) in the computer&apos;s firmware setup and load the module kvm_intel or kvm_amd. If this is itself a virtual machine, allow nested virtualisation on its host.</source>
        <translation>Hãy bật ảo hóa (Intel VT-x hoặc AMD-V) trong phần thiết lập BIOS/UEFI của máy và nạp mô-đun kvm_intel hoặc kvm_amd. Nếu đây là một máy ảo, hãy cho phép ảo hóa lồng nhau trên máy chủ của nó.</translation>
    </message>
    <message>
        <source>/dev/kvm is there, but you may not open it.</source>
        <translation>Có /dev/kvm nhưng bạn không được phép mở.</translation>
    </message>
    <message>
        <source>Join the group kvm (sudo adduser $USER kvm) and log in again.</source>
        <translation>Hãy vào nhóm kvm (sudo adduser $USER kvm) rồi đăng nhập lại.</translation>
    </message>
    <message>
        <source>Another hypervisor, such as VirtualBox or VMware, holds the processor&apos;s virtualisation.</source>
        <translation>Một phần mềm ảo hóa khác, như VirtualBox hoặc VMware, đang giữ tính năng ảo hóa của bộ xử lý.</translation>
    </message>
    <message>
        <source>Stop the machines of the other program, then connect again.</source>
        <translation>Hãy tắt máy ảo của phần mềm kia rồi kết nối lại.</translation>
    </message>
    <message>
        <source>/dev/kvm is there, but no machine can be made with it.</source>
        <translation>Có /dev/kvm nhưng không tạo được máy ảo nào bằng nó.</translation>
    </message>
    <message>
        <source>Switch on virtualisation (Intel VT-x or AMD-V) in the computer&apos;s firmware setup. If this is itself a virtual machine, allow nested virtualisation on its host.</source>
        <translation>Hãy bật ảo hóa (Intel VT-x hoặc AMD-V) trong phần thiết lập BIOS/UEFI của máy. Nếu đây là một máy ảo, hãy cho phép ảo hóa lồng nhau trên máy chủ của nó.</translation>
    </message>
    <message>
        <source>KVM answers you, but not the user that QEMU runs as: libvirt does not offer it.</source>
        <translation>Bạn dùng được KVM, nhưng người dùng chạy QEMU thì không: libvirt không cung cấp KVM.</translation>
    </message>
    <message>
        <source>Let the group kvm open /dev/kvm (mode 0660, group kvm), then restart libvirtd.</source>
        <translation>Hãy cho nhóm kvm mở /dev/kvm (quyền 0660, nhóm kvm), rồi khởi động lại libvirtd.</translation>
    </message>
    <message>
        <source>libvirt on that host does not offer KVM.</source>
        <translation>libvirt trên máy chủ đó không cung cấp KVM.</translation>
    </message>
    <message>
        <source>Switch on virtualisation in that computer&apos;s firmware setup and let QEMU&apos;s user open /dev/kvm there.</source>
        <translation>Hãy bật ảo hóa trong phần thiết lập BIOS/UEFI của máy đó và cho người dùng chạy QEMU mở /dev/kvm ở đó.</translation>
    </message>
    <message>
        <source>KVM answers, but this host&apos;s processor shows neither VT-x (vmx) nor AMD-V (svm), so ordinary machines do not run on it.</source>
        <translation>KVM có trả lời, nhưng bộ xử lý của máy chủ này không có VT-x (vmx) lẫn AMD-V (svm), nên máy ảo thông thường không chạy được bằng KVM.</translation>
    </message>
    <message>
        <source>If the host is itself a virtual machine, allow nested virtualisation for it; else switch on VT-x or AMD-V in its firmware setup.</source>
        <translation>Nếu máy chủ là một máy ảo, hãy cho phép ảo hóa lồng nhau cho nó; nếu không, hãy bật VT-x hoặc AMD-V trong phần thiết lập BIOS/UEFI.</translation>
    </message>
</context>
<context>
    <name>domus::WindowPalette</name>
    <message>
        <source>Console of</source>
        <translation>Màn hình của</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Máy ảo không còn ở đó nữa.</translation>
    </message>
    <message>
        <source>Not possible now.</source>
        <translation>Bây giờ chưa làm được.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Clone</source>
        <extracomment>A word in front of a machine&apos;s name: &quot;Clone web&quot;</extracomment>
        <translation>Tạo bản sao của</translation>
    </message>
</context>
<context>
    <name>domus::WindowStage</name>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Không tạo được thư mục %1.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>Không ghi được vào thư mục %1.</translation>
    </message>
</context>
<context>
    <name>domus::XmlDocument</name>
    <message>
        <source>The XML text is larger than 32 MiB.</source>
        <translation>Đoạn XML lớn hơn 32 MiB.</translation>
    </message>
    <message>
        <source>The XML text is not written in UTF-8.</source>
        <translation>Đoạn XML không dùng bảng mã UTF-8.</translation>
    </message>
    <message>
        <source>a character that XML does not allow</source>
        <translation>có ký tự mà XML không cho phép</translation>
    </message>
    <message>
        <source>The XML text has too many elements.</source>
        <translation>Đoạn XML có quá nhiều phần tử.</translation>
    </message>
    <message>
        <source>XML, line %1, column %2: %3</source>
        <extracomment>%3 tells what is wrong there.</extracomment>
        <translation>XML, dòng %1, cột %2: %3</translation>
    </message>
    <message>
        <source>an entity that is not known</source>
        <translation>có thực thể chưa được định nghĩa</translation>
    </message>
    <message>
        <source>text outside of the outermost element</source>
        <translation>có văn bản nằm ngoài phần tử gốc</translation>
    </message>
    <message>
        <source>a document type with declarations of its own</source>
        <translation>kiểu tài liệu có khai báo riêng</translation>
    </message>
    <message>
        <source>The XML text is nested too deeply.</source>
        <translation>Đoạn XML lồng nhau quá sâu.</translation>
    </message>
    <message>
        <source>not exactly one outermost element</source>
        <translation>không có đúng một phần tử gốc</translation>
    </message>
    <message>
        <source>too many attributes</source>
        <translation>quá nhiều thuộc tính</translation>
    </message>
    <message>
        <source>an attribute&apos;s value that XML does not allow</source>
        <translation>giá trị thuộc tính mà XML không cho phép</translation>
    </message>
    <message>
        <source>an attribute that is there twice</source>
        <translation>có thuộc tính xuất hiện hai lần</translation>
    </message>
</context>
<context>
    <name>domus::cli::ActionCommand</name>
    <message>
        <source>The virtual machine&apos;s name or UUID; several are done side by side.</source>
        <translation>Tên hoặc UUID của máy ảo; nhiều máy được làm song song.</translation>
    </message>
    <message>
        <source>Give the name or UUID of a virtual machine.</source>
        <translation>Hãy cho tên hoặc UUID của máy ảo.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a virtual machine, %2 a sentence that says why not: &quot;It is running already.&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: done.</source>
        <extracomment>%1 is what was done: &quot;Start web&quot;</extracomment>
        <translation>%1: xong.</translation>
    </message>
</context>
<context>
    <name>domus::cli::BinCommand</name>
    <message>
        <source>Print JSON, for programs.</source>
        <translation>In ra JSON, cho chương trình khác đọc.</translation>
    </message>
    <message>
        <source>Print the names alone, one a line.</source>
        <translation>Chỉ in tên, mỗi dòng một tên.</translation>
    </message>
    <message>
        <source>Choose one of %1 and %2.</source>
        <translation>Hãy chọn một trong %1 và %2.</translation>
    </message>
    <message>
        <source>“%1” is one argument too many.</source>
        <translation>Thừa đối số “%1”.</translation>
    </message>
    <message>
        <source>Look into the bin</source>
        <translation>Xem thùng rác</translation>
    </message>
    <message>
        <source>NAME</source>
        <extracomment>The heads of a table&apos;s columns: what waits in the bin, since when, the size of its files</extracomment>
        <translation>TÊN</translation>
    </message>
    <message>
        <source>SINCE</source>
        <translation>TỪ LÚC</translation>
    </message>
    <message>
        <source>FILES</source>
        <translation>TỆP</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
</context>
<context>
    <name>domus::cli::CloneCommand</name>
    <message>
        <source>The virtual machine&apos;s name or UUID.</source>
        <translation>Tên hoặc UUID của máy ảo.</translation>
    </message>
    <message>
        <source>What the clone is called; without it a name that is free.</source>
        <translation>Tên của bản sao; nếu không có thì dùng một tên còn trống.</translation>
    </message>
    <message>
        <source>Make disks that keep only what changes, upon those of the original; it then has to stay as it is.</source>
        <translation>Tạo ổ đĩa chỉ giữ phần thay đổi, dựa trên ổ đĩa của máy gốc; khi đó máy gốc phải giữ nguyên như vậy.</translation>
    </message>
    <message>
        <source>Make so many, numbered.</source>
        <translation>Tạo ngần ấy bản sao, có đánh số.</translation>
    </message>
    <message>
        <source>Make the clone without this disk, told by its device: vda. May be given several times.</source>
        <extracomment>Help of an option of the command line; DISK is &quot;vda&quot;</extracomment>
        <translation>Tạo bản sao không có ổ đĩa này, gọi theo tên thiết bị: vda. Có thể dùng nhiều lần.</translation>
    </message>
    <message>
        <source>Show what would be made, and make nothing.</source>
        <translation>Cho xem sẽ tạo những gì, và không tạo gì.</translation>
    </message>
    <message>
        <source>Do it; without this the plan is shown and nothing is done.</source>
        <translation>Thực hiện; nếu không có tùy chọn này thì chỉ cho xem kế hoạch và không làm gì.</translation>
    </message>
    <message>
        <source>Give the name or UUID of one virtual machine, and behind it the name of the clone.</source>
        <translation>Hãy cho tên hoặc UUID của một máy ảo, và sau đó là tên của bản sao.</translation>
    </message>
    <message>
        <source>The name of the clone is empty.</source>
        <translation>Tên của bản sao đang để trống.</translation>
    </message>
    <message>
        <source>“%1” is no number from 1 to %2.</source>
        <translation>“%1” không phải là số từ 1 đến %2.</translation>
    </message>
    <message>
        <source>Choose one of %1 and %2.</source>
        <translation>Hãy chọn một trong %1 và %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Look at what is to be cloned</source>
        <translation>Xem những gì cần sao</translation>
    </message>
    <message>
        <source>It has no disk “%1”.</source>
        <translation>Máy ảo không có ổ đĩa “%1”.</translation>
    </message>
    <message>
        <source>Nothing was made. Add %1 to make it.</source>
        <translation>Chưa tạo gì. Hãy thêm %1 để tạo.</translation>
    </message>
    <message>
        <source>%1: done.</source>
        <translation>%1: xong.</translation>
    </message>
    <message>
        <source>Clone %1 as %2</source>
        <extracomment>%1 is a virtual machine, %2 names of those that are made of it</extracomment>
        <translation>Tạo bản sao %2 của %1</translation>
    </message>
    <message>
        <source>The same with virsh:</source>
        <translation>Lệnh virsh tương đương:</translation>
    </message>
</context>
<context>
    <name>domus::cli::Command</name>
    <message>
        <source>List the virtual machines</source>
        <translation>Liệt kê các máy ảo</translation>
    </message>
    <message>
        <source>“%1” names more than one virtual machine.</source>
        <translation>“%1” là tên của nhiều máy ảo.</translation>
    </message>
    <message>
        <source>There is no virtual machine “%1” on %2.</source>
        <extracomment>%2 is the name of a connection</extracomment>
        <translation>Không có máy ảo “%1” trên %2.</translation>
    </message>
    <message>
        <source>%1: cancelled.</source>
        <extracomment>%1 is what was being done: &quot;Create web&quot;</extracomment>
        <translation>%1: đã hủy.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is what was tried, &quot;Start web&quot;, %2 why it failed</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>Đã hủy; chưa có gì thay đổi.</translation>
    </message>
    <message>
        <source>This cannot be stopped any more. Press Ctrl+C again to leave it to itself.</source>
        <translation>Việc này không dừng lại được nữa. Nhấn Ctrl+C lần nữa để thoát và mặc cho nó chạy tiếp.</translation>
    </message>
    <message>
        <source>Cancelled; what was done stays.</source>
        <translation>Đã hủy; những gì đã làm vẫn được giữ.</translation>
    </message>
</context>
<context>
    <name>domus::cli::CommandLine</name>
    <message>
        <source>List the virtual machines.</source>
        <translation>Liệt kê các máy ảo.</translation>
    </message>
    <message>
        <source>Tell what a virtual machine is made of.</source>
        <translation>Cho biết máy ảo gồm những gì.</translation>
    </message>
    <message>
        <source>Start virtual machines.</source>
        <translation>Khởi động máy ảo.</translation>
    </message>
    <message>
        <source>Ask guests to shut down.</source>
        <translation>Yêu cầu hệ điều hành khách tắt máy.</translation>
    </message>
    <message>
        <source>Ask guests to restart.</source>
        <translation>Yêu cầu hệ điều hành khách khởi động lại.</translation>
    </message>
    <message>
        <source>Switch virtual machines off at once, as by pulling the plug.</source>
        <translation>Tắt cưỡng bức máy ảo, như rút phích cắm.</translation>
    </message>
    <message>
        <source>Save the state of virtual machines and switch them off.</source>
        <translation>Lưu trạng thái máy ảo rồi tắt.</translation>
    </message>
    <message>
        <source>Create a virtual machine.</source>
        <translation>Tạo một máy ảo.</translation>
    </message>
    <message>
        <source>Delete a virtual machine.</source>
        <translation>Xóa một máy ảo.</translation>
    </message>
    <message>
        <source>Commands, which open no window:</source>
        <translation>Các lệnh, không mở cửa sổ:</translation>
    </message>
    <message>
        <source>Open a window with the screen of a virtual machine.</source>
        <translation>Mở cửa sổ với màn hình của máy ảo.</translation>
    </message>
    <message>
        <source>Options of a command: %1</source>
        <translation>Tùy chọn của một lệnh: %1</translation>
    </message>
    <message>
        <source>%1 See: %2</source>
        <extracomment>%1 says what is wrong with the command that was typed, %2 is a command</extracomment>
        <translation>%1 Hãy xem: %2</translation>
    </message>
    <message>
        <source>The libvirt to work with; without it that of this computer.</source>
        <translation>Địa chỉ libvirt cần dùng; nếu không có thì dùng libvirt của máy này.</translation>
    </message>
    <message>
        <source>Speak this language: en or vi.</source>
        <translation>Dùng ngôn ngữ này: en hoặc vi.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Hiện trợ giúp này.</translation>
    </message>
    <message>
        <source>Give one address with %1.</source>
        <translation>Hãy cho một địa chỉ với %1.</translation>
    </message>
    <message>
        <source>This helps: %1</source>
        <translation>Cách khắc phục: %1</translation>
    </message>
    <message>
        <source>%1 could not be reached: %2</source>
        <extracomment>%1 is the name of a connection, %2 why it could not be opened</extracomment>
        <translation>Không kết nối được tới %1: %2</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>Không có lệnh “%1”.</translation>
    </message>
    <message>
        <source>The output could not be written.</source>
        <translation>Không ghi được kết quả ra.</translation>
    </message>
    <message>
        <source>Make copies of a virtual machine.</source>
        <translation>Tạo bản sao của một máy ảo.</translation>
    </message>
    <message>
        <source>List the virtual machines that wait in the bin.</source>
        <translation>Liệt kê các máy ảo đang nằm trong thùng rác.</translation>
    </message>
    <message>
        <source>Take a virtual machine out of the bin again.</source>
        <translation>Lấy một máy ảo ra khỏi thùng rác.</translation>
    </message>
    <message>
        <source>The journal does not keep this: %1</source>
        <translation>Nhật ký không ghi lại được việc này: %1</translation>
    </message>
    <message>
        <source>Open the address although it names programs, keys or certificates of its own.</source>
        <translation>Mở địa chỉ dù nó chỉ định chương trình, khóa hoặc chứng chỉ riêng.</translation>
    </message>
    <message>
        <source>%1 Add %2 if that is meant.</source>
        <translation>%1 Hãy thêm %2 nếu bạn thực sự muốn vậy.</translation>
    </message>
    <message>
        <source>Nothing is encrypted on the way to this host: whoever is on the network reads along.</source>
        <translation>Đường truyền tới máy chủ này không được mã hóa: ai ở trên mạng cũng đọc được.</translation>
    </message>
</context>
<context>
    <name>domus::cli::CreateCommand</name>
    <message>
        <source>This connection is for reading only.</source>
        <translation>Kết nối này chỉ để đọc.</translation>
    </message>
    <message>
        <source>Ask the host what it can do</source>
        <translation>Hỏi máy chủ làm được những gì</translation>
    </message>
    <message>
        <source>There is no operating system “%1” in the database.</source>
        <translation>Cơ sở dữ liệu không có hệ điều hành “%1”.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A line of a plan, and in brackets why</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The same with virt-install:</source>
        <translation>Lệnh virt-install tương đương:</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Cảnh báo: %1</translation>
    </message>
    <message>
        <source>This program ends here: what was left behind has to be taken away by hand.</source>
        <translation>Chương trình dừng ở đây: những gì còn sót lại phải tự dọn bằng tay.</translation>
    </message>
    <message>
        <source>%1: done.</source>
        <translation>%1: xong.</translation>
    </message>
    <message>
        <source>The virtual machine is still paused: %1</source>
        <translation>Máy ảo vẫn đang tạm dừng: %1</translation>
    </message>
</context>
<context>
    <name>domus::cli::CreateOptions</name>
    <message>
        <source>%1: “%2” is not a size. Write it as %3.</source>
        <translation>%1: “%2” không phải là dung lượng. Hãy viết như %3.</translation>
    </message>
    <message>
        <source>%1: “%2” is not one of %3.</source>
        <translation>%1: “%2” không nằm trong các giá trị %3.</translation>
    </message>
    <message>
        <source>%1: “%2” cannot be understood.</source>
        <translation>%1: không hiểu được “%2”.</translation>
    </message>
    <message>
        <source>Say what the machine starts from, with one of %1, %2 and %3.</source>
        <translation>Hãy cho biết máy ảo khởi động từ đâu, bằng một trong %1, %2 và %3.</translation>
    </message>
    <message>
        <source>%1 and %2 go with %3.</source>
        <translation>%1 và %2 chỉ dùng cùng %3.</translation>
    </message>
    <message>
        <source>%1: “%2” is not a number of processors.</source>
        <translation>%1: “%2” không phải là số bộ xử lý.</translation>
    </message>
    <message>
        <source>Install from this ISO image.</source>
        <translation>Cài đặt từ tệp ảnh ISO này.</translation>
    </message>
    <message>
        <source>Start from this disk image.</source>
        <translation>Khởi động từ tệp ảnh đĩa này.</translation>
    </message>
    <message>
        <source>Start this Linux kernel.</source>
        <translation>Khởi động nhân Linux này.</translation>
    </message>
    <message>
        <source>The initial RAM disk of the kernel.</source>
        <translation>Đĩa RAM khởi động của nhân Linux.</translation>
    </message>
    <message>
        <source>The command line of the kernel.</source>
        <translation>Dòng lệnh của nhân Linux.</translation>
    </message>
    <message>
        <source>The name; without it one after the operating system.</source>
        <translation>Tên; nếu không có thì đặt theo hệ điều hành.</translation>
    </message>
    <message>
        <source>The operating system, by its libosinfo id, where the medium does not tell it.</source>
        <translation>Hệ điều hành, theo mã libosinfo, khi nguồn khởi động không cho biết.</translation>
    </message>
    <message>
        <source>The memory: 4G, or a number of MiB.</source>
        <translation>Bộ nhớ: 4G, hoặc số MiB.</translation>
    </message>
    <message>
        <source>The number of processors.</source>
        <translation>Số bộ xử lý.</translation>
    </message>
    <message>
        <source>A disk: 20G, a path, or a list of size=, pool=, bus=, format= and path=; none for no disk. May be given several times.</source>
        <translation>Ổ đĩa: 20G, một đường dẫn, hoặc danh sách gồm size=, pool=, bus=, format= và path=; none là không có ổ đĩa. Có thể dùng nhiều lần.</translation>
    </message>
    <message>
        <source>A network card: the name of a network, user, or a list of network=, bridge=, model= and mac=; none for no network. May be given several times.</source>
        <translation>Card mạng: tên một mạng ảo, user, hoặc danh sách gồm network=, bridge=, model= và mac=; none là không có mạng. Có thể dùng nhiều lần.</translation>
    </message>
    <message>
        <source>bios, uefi or secure-boot.</source>
        <translation>bios, uefi hoặc secure-boot.</translation>
    </message>
    <message>
        <source>yes or no: a security chip (TPM).</source>
        <translation>yes hoặc no: chip bảo mật (TPM).</translation>
    </message>
    <message>
        <source>kvm or emulation.</source>
        <translation>kvm hoặc emulation.</translation>
    </message>
    <message>
        <source>For a file that QEMU&apos;s user cannot reach: copy it into the storage pool, or grant access to it.</source>
        <translation>Với tệp mà người dùng chạy QEMU không tới được: copy để chép vào kho lưu trữ, grant để cấp quyền.</translation>
    </message>
    <message>
        <source>Leave it off.</source>
        <translation>Để máy ảo tắt.</translation>
    </message>
    <message>
        <source>Show what would be made, and make nothing.</source>
        <translation>Cho xem sẽ tạo những gì, và không tạo gì.</translation>
    </message>
    <message>
        <source>%1: an image that is there has its size and its place already.</source>
        <translation>%1: tệp ảnh đĩa có sẵn đã có dung lượng và nơi lưu.</translation>
    </message>
    <message>
        <source>“%1” is one argument too many.</source>
        <translation>Thừa đối số “%1”.</translation>
    </message>
</context>
<context>
    <name>domus::cli::DeleteCommand</name>
    <message>
        <source>The virtual machine&apos;s name or UUID.</source>
        <translation>Tên hoặc UUID của máy ảo.</translation>
    </message>
    <message>
        <source>Show what would be deleted, and delete nothing.</source>
        <translation>Cho xem sẽ xóa những gì, và không xóa gì.</translation>
    </message>
    <message>
        <source>Delete the virtual machine for good, with the files that no other machine uses.</source>
        <translation>Xóa vĩnh viễn máy ảo, cùng các tệp mà không máy ảo nào khác dùng.</translation>
    </message>
    <message>
        <source>Keep all its files.</source>
        <translation>Giữ lại mọi tệp của máy ảo.</translation>
    </message>
    <message>
        <source>Do it; without this the plan is shown and nothing is done.</source>
        <translation>Thực hiện; nếu không có tùy chọn này thì chỉ cho xem kế hoạch và không làm gì.</translation>
    </message>
    <message>
        <source>Give the name or UUID of one virtual machine.</source>
        <translation>Hãy cho tên hoặc UUID của một máy ảo.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>List the files of the virtual machine</source>
        <translation>Liệt kê các tệp của máy ảo</translation>
    </message>
    <message>
        <source>Nothing was deleted. Add %1 to delete it.</source>
        <translation>Chưa xóa gì. Hãy thêm %1 để xóa.</translation>
    </message>
    <message>
        <source>%1: done.</source>
        <translation>%1: xong.</translation>
    </message>
    <message>
        <source>Files that are deleted:</source>
        <translation>Các tệp bị xóa:</translation>
    </message>
    <message>
        <source>Files that stay:</source>
        <translation>Các tệp được giữ:</translation>
    </message>
    <message>
        <source>The same with virsh:</source>
        <translation>Lệnh virsh tương đương:</translation>
    </message>
    <message>
        <source>Move the virtual machine to the bin; the files that no other machine uses are deleted when it is emptied.</source>
        <translation>Chuyển máy ảo vào thùng rác; các tệp không máy ảo nào khác dùng bị xóa khi dọn sạch thùng rác.</translation>
    </message>
    <message>
        <source>Choose one of %1, %2 and %3.</source>
        <translation>Hãy chọn một trong %1, %2 và %3.</translation>
    </message>
    <message>
        <source>Nothing was moved. Add %1 to move it.</source>
        <translation>Chưa chuyển gì cả. Thêm %1 để chuyển.</translation>
    </message>
    <message>
        <source>Files that are deleted when the bin is emptied:</source>
        <translation>Các tệp bị xóa khi dọn sạch thùng rác:</translation>
    </message>
</context>
<context>
    <name>domus::cli::InfoCommand</name>
    <message>
        <source>The virtual machine&apos;s name or UUID.</source>
        <translation>Tên hoặc UUID của máy ảo.</translation>
    </message>
    <message>
        <source>Print JSON, for programs.</source>
        <translation>In ra JSON, cho chương trình khác đọc.</translation>
    </message>
    <message>
        <source>Give the name or UUID of one virtual machine.</source>
        <translation>Hãy cho tên hoặc UUID của một máy ảo.</translation>
    </message>
    <message>
        <source>Read the definition</source>
        <translation>Đọc định nghĩa</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Tên:</translation>
    </message>
    <message>
        <source>UUID:</source>
        <translation>UUID:</translation>
    </message>
    <message>
        <source>Connection:</source>
        <translation>Kết nối:</translation>
    </message>
    <message>
        <source>State:</source>
        <translation>Trạng thái:</translation>
    </message>
    <message>
        <source>Operating system:</source>
        <translation>Hệ điều hành:</translation>
    </message>
    <message>
        <source>Processors:</source>
        <translation>Bộ xử lý:</translation>
    </message>
    <message>
        <source>Memory:</source>
        <translation>Bộ nhớ:</translation>
    </message>
    <message>
        <source>Disk %1:</source>
        <extracomment>A disk of a virtual machine; %1 is its name in there: &quot;vda&quot;</extracomment>
        <translation>Ổ đĩa %1:</translation>
    </message>
    <message>
        <source>no medium</source>
        <translation>không có đĩa</translation>
    </message>
    <message>
        <source>Network:</source>
        <translation>Mạng:</translation>
    </message>
    <message>
        <source>Starts with the host:</source>
        <extracomment>Is the machine started with its host?</extracomment>
        <translation>Khởi động cùng máy chủ:</translation>
    </message>
    <message>
        <source>Exists only while it runs:</source>
        <translation>Chỉ tồn tại khi đang chạy:</translation>
    </message>
</context>
<context>
    <name>domus::cli::ListCommand</name>
    <message>
        <source>Print JSON, for programs.</source>
        <translation>In ra JSON, cho chương trình khác đọc.</translation>
    </message>
    <message>
        <source>Print the names alone, one a line.</source>
        <translation>Chỉ in tên, mỗi dòng một tên.</translation>
    </message>
    <message>
        <source>“%1” is one argument too many.</source>
        <translation>Thừa đối số “%1”.</translation>
    </message>
    <message>
        <source>Choose one of %1 and %2.</source>
        <translation>Hãy chọn một trong %1 và %2.</translation>
    </message>
    <message>
        <source>NAME</source>
        <extracomment>The heads of a table&apos;s columns</extracomment>
        <translation>TÊN</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>TRẠNG THÁI</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
</context>
<context>
    <name>domus::cli::RestoreCommand</name>
    <message>
        <source>The name that the virtual machine had before it came into the bin, or its UUID.</source>
        <translation>Tên của máy ảo trước khi vào thùng rác, hoặc UUID của nó.</translation>
    </message>
    <message>
        <source>Restore it under this name, where another has its own by now.</source>
        <translation>Khôi phục với tên này, khi tên cũ đã có máy ảo khác dùng.</translation>
    </message>
    <message>
        <source>Give the name or UUID of one virtual machine.</source>
        <translation>Hãy cho tên hoặc UUID của một máy ảo.</translation>
    </message>
    <message>
        <source>The new name is empty.</source>
        <translation>Tên mới đang để trống.</translation>
    </message>
    <message>
        <source>“%1” names more than one virtual machine in the bin. Give its UUID: %2 tells it.</source>
        <translation>Trong thùng rác có nhiều máy ảo tên “%1”. Hãy cho UUID: %2 cho biết.</translation>
    </message>
    <message>
        <source>There is no virtual machine “%1” in the bin of %2.</source>
        <extracomment>%2 is the name of a connection</extracomment>
        <translation>Trong thùng rác của %2 không có máy ảo “%1”.</translation>
    </message>
    <message>
        <source>Look into the bin</source>
        <translation>Xem thùng rác</translation>
    </message>
    <message>
        <source>%1: done.</source>
        <translation>%1: xong.</translation>
    </message>
</context>
</TS>
